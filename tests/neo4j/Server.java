import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/** Neo4j as one process: java -cp 'lib/*' Server.java HOME BOLTPORT HTTPPORT, password in NEO4J_PASSWORD. */
public class Server {
    public static void main(String[] args) throws Exception {
        try {
            var home = Path.of(args[0]);
            boolean fresh = !Files.exists(home.resolve("data"));
            var service = build(home, local(args[1]), local(args[2]));
            Runtime.getRuntime().addShutdownHook(new Thread(service::shutdown));
            if (fresh) setPassword(service);
            System.out.println("READY");
            // The pipe closes when whoever started us is gone, however it went.
            while (System.in.read() >= 0) {}
        } catch (Throwable thrown) {
            thrown.printStackTrace();
        }
        System.exit(0);
    }

    static SocketAddress local(String port) {
        return new SocketAddress("127.0.0.1", Integer.parseInt(port));
    }

    static DatabaseManagementService build(Path home, SocketAddress bolt, SocketAddress http) {
        return new DatabaseManagementServiceBuilder(home)
                .loadPropertiesFromFile(home.resolve("neo4j.conf"))
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, bolt)
                .setConfig(BoltConnector.advertised_address, bolt)
                .setConfig(HttpConnector.enabled, true)
                .setConfig(HttpConnector.listen_address, http)
                .setConfig(HttpConnector.advertised_address, http)
                .setConfig(GraphDatabaseSettings.auth_enabled, true)
                .build();
    }

    static void setPassword(DatabaseManagementService service) {
        service.database("system").executeTransactionally(
                "ALTER USER neo4j SET PASSWORD $p CHANGE NOT REQUIRED",
                Map.of("p", System.getenv("NEO4J_PASSWORD")));
    }
}
