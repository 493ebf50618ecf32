package workbook.engine;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * How long to wait for something before it counts as never coming. A machine that has more to do than it has processors
 * gets more time, in proportion, so that a busy machine makes nobody's answer wrong.
 */
public final class Patience {

    private static final double MOST = 4;

    private Patience() {}

    /**
     * The time to allow now.
     *
     * @param atRest what a machine with nothing else to do would be given
     * @return at least that, and at most four times as much
     */
    public static Duration of(Duration atRest) {
        var machine = ManagementFactory.getOperatingSystemMXBean();
        // Negative where the system does not tell, as on Windows.
        double load = machine.getSystemLoadAverage() / machine.getAvailableProcessors();
        double factor = Math.min(Math.max(load, 1), MOST);
        return Duration.ofMillis((long) (atRest.toMillis() * factor));
    }
}
