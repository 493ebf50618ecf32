package workbook.local;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes topics that are not there yet, and leaves the others as they are. */
final class MissingTopics {

    private MissingTopics() {}

    /** The names of those that were made. */
    static List<String> create(Admin admin, Collection<NewTopic> wanted)
            throws ExecutionException, InterruptedException {
        var existing = admin.listTopics().names().get();
        var missing = wanted.stream()
                .filter(topic -> !existing.contains(topic.name()))
                .toList();
        try {
            admin.createTopics(missing).all().get();
        } catch (ExecutionException failed) {
            // Another application may have been quicker.
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw failed;
            }
        }
        return missing.stream().map(NewTopic::name).toList();
    }
}
