package workbook.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Puts a {@link PathRecorder} around every processor of a topology (KIP-1112). Kafka makes it by name, from {@code
 * processor.wrapper.class}, and hands it the recorder from the configuration.
 *
 * <p>The processor is told of a stand-in for its context that notes each {@code forward}. The stand-in implements Kafka's
 * internal context as well, because the DSL's own processors ask for it.
 */
public final class PathWrapper implements ProcessorWrapper {

    /** The configuration key under which the recorder is handed over. */
    static final String RECORDER = "workbook.path.recorder";

    private PathRecorder recorder;

    @Override
    public void configure(Map<String, ?> configs) {
        recorder = (PathRecorder) configs.get(RECORDER);
    }

    @Override
    public <KIn, VIn, KOut, VOut> WrappedProcessorSupplier<KIn, VIn, KOut, VOut> wrapProcessorSupplier(
            String node, ProcessorSupplier<KIn, VIn, KOut, VOut> supplier) {
        return ProcessorWrapper.asWrapped(new ProcessorSupplier<>() {
            @Override
            public Processor<KIn, VIn, KOut, VOut> get() {
                return new Recorded<>(node, supplier.get());
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return supplier.stores();
            }
        });
    }

    @Override
    public <KIn, VIn, VOut> WrappedFixedKeyProcessorSupplier<KIn, VIn, VOut> wrapFixedKeyProcessorSupplier(
            String node, FixedKeyProcessorSupplier<KIn, VIn, VOut> supplier) {
        return ProcessorWrapper.asWrappedFixedKey(new FixedKeyProcessorSupplier<>() {
            @Override
            public FixedKeyProcessor<KIn, VIn, VOut> get() {
                return new RecordedFixedKey<>(node, supplier.get());
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return supplier.stores();
            }
        });
    }

    private final class Recorded<KIn, VIn, KOut, VOut> implements Processor<KIn, VIn, KOut, VOut> {

        private final String node;
        private final Processor<KIn, VIn, KOut, VOut> processor;
        private ProcessorContext<KOut, VOut> context;

        private Recorded(String node, Processor<KIn, VIn, KOut, VOut> processor) {
            this.node = node;
            this.processor = processor;
        }

        @Override
        @SuppressWarnings("unchecked")
        public void init(ProcessorContext<KOut, VOut> context) {
            this.context = context;
            processor.init((ProcessorContext<KOut, VOut>) noting(node, context));
        }

        @Override
        public void process(Record<KIn, VIn> record) {
            recorder.enter(
                    node,
                    record.key(),
                    record.value(),
                    record.timestamp(),
                    context.recordMetadata().orElse(null));
            noteEnd(() -> processor.process(record));
        }

        @Override
        public void close() {
            processor.close();
        }
    }

    private final class RecordedFixedKey<KIn, VIn, VOut> implements FixedKeyProcessor<KIn, VIn, VOut> {

        private final String node;
        private final FixedKeyProcessor<KIn, VIn, VOut> processor;
        private FixedKeyProcessorContext<KIn, VOut> context;

        private RecordedFixedKey(String node, FixedKeyProcessor<KIn, VIn, VOut> processor) {
            this.node = node;
            this.processor = processor;
        }

        @Override
        @SuppressWarnings("unchecked")
        public void init(FixedKeyProcessorContext<KIn, VOut> context) {
            this.context = context;
            processor.init((FixedKeyProcessorContext<KIn, VOut>) noting(node, context));
        }

        @Override
        public void process(FixedKeyRecord<KIn, VIn> record) {
            recorder.enter(
                    node,
                    record.key(),
                    record.value(),
                    record.timestamp(),
                    context.recordMetadata().orElse(null));
            noteEnd(() -> processor.process(record));
        }

        @Override
        public void close() {
            processor.close();
        }
    }

    private void noteEnd(Runnable process) {
        try {
            process.run();
        } catch (RuntimeException | Error failure) {
            recorder.leave(failure);
            throw failure;
        }
        recorder.leave(null);
    }

    private Object noting(String node, Object context) {
        return Proxy.newProxyInstance(
                InternalProcessorContext.class.getClassLoader(),
                new Class<?>[] {InternalProcessorContext.class},
                new NotingForwards(node, context));
    }

    /** Passes every call on to the context, and notes each {@code forward} on the way. */
    private final class NotingForwards implements InvocationHandler {

        private final String node;
        private final Object context;

        private NotingForwards(String node, Object context) {
            this.node = node;
            this.context = context;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (!method.getName().equals("forward")) {
                return call(method, arguments);
            }
            begin(arguments);
            try {
                var result = call(method, arguments);
                recorder.forwarded(null);
                return result;
            } catch (Throwable failure) {
                recorder.forwarded(failure);
                throw failure;
            }
        }

        private void begin(Object[] arguments) {
            var onlyTo = arguments.length > 1 && arguments[1] instanceof String child ? child : null;
            if (arguments[0] instanceof Record<?, ?> record) {
                recorder.forward(node, record.key(), record.value(), record.timestamp(), onlyTo);
            } else if (arguments[0] instanceof FixedKeyRecord<?, ?> record) {
                recorder.forward(node, record.key(), record.value(), record.timestamp(), onlyTo);
            } else {
                throw new IllegalStateException("The record's path knows no forward of " + arguments[0]);
            }
        }

        private Object call(Method method, Object[] arguments) throws Throwable {
            try {
                return method.invoke(context, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }
    }
}
