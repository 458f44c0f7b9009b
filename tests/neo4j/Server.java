import java.io.BufferedReader;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * Neo4js in one process, which is warm for each that follows the first: java -cp 'lib/*' Server.java SOCKET. A line of
 * HOME, BOLTPORT, HTTPPORT and PASSWORD between tabs starts one; READY answers. It stops with its connection.
 */
public class Server {
    public static void main(String[] args) throws Exception {
        var door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        door.bind(UnixDomainSocketAddress.of(args[0]));
        new Thread(Server::leaveWithTheLast).start();
        while (true) {
            var line = door.accept();
            new Thread(() -> serve(line)).start();
        }
    }

    /** The pipe closes when whoever wanted us is gone, however it went. */
    static void leaveWithTheLast() {
        try {
            while (System.in.read() >= 0) {}
        } catch (Exception closed) {
            closed.printStackTrace();
        }
        System.exit(0);
    }

    static void serve(SocketChannel line) {
        try (line) {
            var out = new PrintStream(Channels.newOutputStream(line), true, "UTF-8");
            var in = new BufferedReader(Channels.newReader(line, "UTF-8"));
            try {
                run(in, out, in.readLine().split("\t"));
            } catch (Throwable thrown) {
                thrown.printStackTrace(out);
            }
        } catch (Exception gone) {
            gone.printStackTrace();
        }
    }

    static void run(BufferedReader in, PrintStream out, String[] told) throws Exception {
        var home = Path.of(told[0]);
        boolean fresh = !Files.exists(home.resolve("data"));
        var service = build(home, local(told[1]), local(told[2]));
        var stopping = new Thread(service::shutdown);
        Runtime.getRuntime().addShutdownHook(stopping);
        if (fresh) setPassword(service, told[3]);
        out.println("READY");
        while (in.read() >= 0) {}
        service.shutdown();
        Runtime.getRuntime().removeShutdownHook(stopping);
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

    static void setPassword(DatabaseManagementService service, String password) {
        service.database("system").executeTransactionally(
                "ALTER USER neo4j SET PASSWORD $p CHANGE NOT REQUIRED", Map.of("p", password));
    }
}
