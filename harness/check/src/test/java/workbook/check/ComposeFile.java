package workbook.check;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import workbook.source.Workbook;

/**
 * A compose file, as far as the workbook's uses the format.
 *
 * @param services in the file's order
 */
record ComposeFile(List<Service> services) {

    /**
     * What one container is started with.
     *
     * @param name also its host name, for the other containers
     * @param environment its environment variables
     * @param publishedPorts ports of the machine, and the ports of the container that they lead to
     */
    record Service(String name, String image, Map<String, String> environment, Map<Integer, Integer> publishedPorts) {}

    /** The workbook's own. */
    static ComposeFile ofTheWorkbook() throws IOException {
        var workbook = Workbook.around(Path.of(""));
        return read(workbook.solutionsFolder().resolveSibling(Path.of("harness", "local", "compose.yaml")));
    }

    @SuppressWarnings("unchecked")
    private static ComposeFile read(Path file) throws IOException {
        Map<String, Object> content = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
        var services = (Map<String, Map<String, Object>>) content.get("services");
        return new ComposeFile(services.entrySet().stream()
                .map(service -> service(service.getKey(), service.getValue()))
                .toList());
    }

    @SuppressWarnings("unchecked")
    private static Service service(String name, Map<String, Object> content) {
        var environment = (Map<String, Object>) content.get("environment");
        var ports = (List<String>) content.get("ports");
        return new Service(
                name,
                (String) content.get("image"),
                environment.entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, variable -> String.valueOf(variable.getValue()))),
                ports.stream().map(port -> port.split(":")).collect(toMap(ComposeFile::outer, ComposeFile::inner)));
    }

    private static int outer(String[] port) {
        return Integer.parseInt(port[0]);
    }

    private static int inner(String[] port) {
        return Integer.parseInt(port[1]);
    }
}
