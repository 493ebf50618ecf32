package workbook.monitoring;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;

/**
 * A load that goes on while somebody looks at an application: between two looks at offsets there is always some of it. No
 * clock is needed for that, and what can happen between two looks does happen.
 */
final class SteadyLoad {

    private static final Set<String> LOOKS_AT_OFFSETS =
            Set.of("listConsumerGroupOffsets", "listStreamsGroupOffsets", "listOffsets");

    private SteadyLoad() {}

    /**
     * A client that lets something happen before each of its looks at offsets.
     *
     * @param admin the client that is asked
     * @param happens what happens meanwhile, such as a record that comes and is processed
     */
    static Admin before(Admin admin, Runnable happens) {
        return (Admin) Proxy.newProxyInstance(
                Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, (self, method, arguments) -> {
                    if (LOOKS_AT_OFFSETS.contains(method.getName())) {
                        happens.run();
                    }
                    try {
                        return method.invoke(admin, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
