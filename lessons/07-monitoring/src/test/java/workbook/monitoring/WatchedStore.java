package workbook.monitoring;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * A store, of all its partitions, that knows how many of its iterators are open, and can move away while somebody reads it.
 *
 * <p>Kafka's metric {@code num-open-iterators} (KIP-989) would tell too, but it does not count what {@code KafkaStreams.query}
 * opens on a store with timestamps.
 */
final class WatchedStore implements KeyValueBytesStoreSupplier {

    private final KeyValueBytesStoreSupplier store;
    private final AtomicInteger open = new AtomicInteger();

    private volatile boolean moving;

    WatchedStore(String name) {
        store = Stores.inMemoryKeyValueStore(name);
    }

    /** How many iterators are open. */
    int open() {
        return open.get();
    }

    /** From now on no iterator gets further than to its first entry, as if the task was moved just then. */
    void moveAwayWhileRead() {
        moving = true;
    }

    @Override
    public String name() {
        return store.name();
    }

    @Override
    public String metricsScope() {
        return store.metricsScope();
    }

    @Override
    @SuppressWarnings("unchecked")
    public KeyValueStore<Bytes, byte[]> get() {
        var partition = store.get();
        return (KeyValueStore<Bytes, byte[]>) Proxy.newProxyInstance(
                KeyValueStore.class.getClassLoader(),
                new Class<?>[] {KeyValueStore.class},
                (self, method, arguments) -> watched(answer(partition, method, arguments)));
    }

    private static Object answer(KeyValueStore<Bytes, byte[]> store, Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private Object watched(Object answer) {
        if (answer instanceof KeyValueIterator<?, ?> iterator) {
            return new WatchedIterator<>(iterator);
        }
        if (answer instanceof QueryResult<?> result
                && result.isSuccess()
                && result.getResult() instanceof KeyValueIterator<?, ?> iterator) {
            var watched = QueryResult.forResult(new WatchedIterator<>(iterator));
            watched.setPosition(result.getPosition());
            return watched;
        }
        return answer;
    }

    private final class WatchedIterator<K, V> implements KeyValueIterator<K, V> {

        private final KeyValueIterator<K, V> iterator;
        private boolean begun;
        private boolean closed;

        WatchedIterator(KeyValueIterator<K, V> iterator) {
            this.iterator = iterator;
            open.incrementAndGet();
        }

        @Override
        public boolean hasNext() {
            return iterator.hasNext();
        }

        @Override
        public KeyValue<K, V> next() {
            if (begun && moving) {
                throw new InvalidStateStoreException("The store has moved to another instance.");
            }
            begun = true;
            return iterator.next();
        }

        @Override
        public K peekNextKey() {
            return iterator.peekNextKey();
        }

        @Override
        public void close() {
            iterator.close();
            if (!closed) {
                closed = true;
                open.decrementAndGet();
            }
        }
    }
}
