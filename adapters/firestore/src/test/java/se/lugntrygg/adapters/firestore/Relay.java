package se.lugntrygg.adapters.firestore;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A network between a client and a server, on which connections can go dead without a word.
final class Relay implements AutoCloseable {
  private final ServerSocket door;
  private final int port;
  private final List<Connection> connections = new CopyOnWriteArrayList<>();

  /// @param port of the server, on this machine
  Relay(int port) throws IOException {
    this.port = port;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  private static final class Connection {
    private final Socket near;
    private final Socket far;
    private volatile boolean dead;

    private Connection(Socket near, Socket far) {
      this.near = near;
      this.far = far;
    }

    private void carry(Socket from, Socket to) {
      byte[] bytes = new byte[8192];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
          if (!dead) {
            out.write(bytes, 0, read);
            out.flush();
          }
        }
      } catch (IOException _) {
        // the end
      }
      if (!dead) {
        close();
      }
    }

    private void close() {
      try (near;
          far) {
        dead = true;
      } catch (IOException _) {
        // closed enough
      }
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket near = door.accept();
        Connection made = new Connection(near, new Socket(InetAddress.getLoopbackAddress(), port));
        connections.add(made);
        Thread.ofVirtual().start(() -> made.carry(made.near, made.far));
        Thread.ofVirtual().start(() -> made.carry(made.far, made.near));
      }
    } catch (IOException _) {
      // the end
    }
  }

  String host() {
    return "127.0.0.1:" + door.getLocalPort();
  }

  /// How many were made.
  int connections() {
    return connections.size();
  }

  /// Nothing comes through any more on those there are; new ones are as good as ever.
  void freeze() {
    connections.forEach(each -> each.dead = true);
  }

  @Override
  public void close() throws IOException {
    door.close();
    connections.forEach(Connection::close);
  }
}
