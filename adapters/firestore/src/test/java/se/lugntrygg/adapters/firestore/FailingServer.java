package se.lugntrygg.adapters.firestore;

import io.grpc.Grpc;
import io.grpc.HandlerRegistry;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The far side of the wire on a bad day: whatever is asked, it refuses in one way, or says
/// nothing.
public final class FailingServer implements AutoCloseable {
  private static final MethodDescriptor.Marshaller<byte[]> BYTES =
      new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(byte[] value) {
          return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
          return new byte[0];
        }
      };

  private final Server server;
  private final AtomicInteger calls = new AtomicInteger();

  /// @param refusal none to stay silent
  public FailingServer(@Nullable Status refusal) throws IOException {
    ServerCallHandler<byte[], byte[]> handler =
        (call, _) -> {
          calls.incrementAndGet();
          call.request(1);
          if (refusal != null) {
            call.close(refusal, new Metadata());
          }
          return new ServerCall.Listener<>() {};
        };
    server =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .fallbackHandlerRegistry(
                new HandlerRegistry() {
                  @Override
                  public ServerMethodDefinition<?, ?> lookupMethod(
                      String method, @Nullable String authority) {
                    return ServerMethodDefinition.create(
                        MethodDescriptor.<byte[], byte[]>newBuilder(BYTES, BYTES)
                            .setType(MethodDescriptor.MethodType.UNKNOWN)
                            .setFullMethodName(method)
                            .build(),
                        handler);
                  }
                })
            .build()
            .start();
  }

  /// Its host and port.
  public String host() {
    return "127.0.0.1:" + port();
  }

  int port() {
    return server.getPort();
  }

  int calls() {
    return calls.get();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
