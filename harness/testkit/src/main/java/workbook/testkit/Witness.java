package workbook.testkit;

import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import workbook.engine.RecordedTopology;
import workbook.manifest.Exercise;

/**
 * Sees what an exercise's checks have run, for those who show it rather than judge it. Whoever launches the tests puts one
 * into the session's store before:
 *
 * <pre>{@code
 * try (var session = LauncherFactory.openSession(config)) {
 *     session.getStore().put(Namespace.create(Witness.class), Witness.class, witness);
 *     session.getLauncher().execute(request);
 * }
 * }</pre>
 */
@FunctionalInterface
public interface Witness {

    /** Where the session's store keeps the witness, under the key {@code Witness.class}. */
    Namespace NAMESPACE = Namespace.create(Witness.class);

    /**
     * A check has ended, and its clients and drivers are closed.
     *
     * @param exercise the exercise that it belongs to
     * @param check the test method's name
     * @param topologies the topologies that it built, with the paths of their records; none if it built none
     */
    void saw(Exercise exercise, String check, List<RecordedTopology> topologies);
}
