package se.lugntrygg.adapters.firestore;

import com.google.api.gax.core.FixedExecutorProvider;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.api.gax.retrying.RetrySettings;
import com.google.api.gax.rpc.FixedHeaderProvider;
import com.google.cloud.firestore.FirestoreOptions;
import com.google.cloud.firestore.v1.stub.FirestoreStub;
import com.google.cloud.firestore.v1.stub.FirestoreStubSettings;
import com.google.cloud.firestore.v1.stub.GrpcFirestoreStub;
import com.google.firestore.v1.DatabaseRootName;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingChannelBuilder2;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// The line to Firestore, which is dialled anew as soon as somebody asks for something.
///
/// gRPC by itself waits longer and longer before it dials a host again that was away, up to two
/// minutes; and one that has fallen silent it holds on to for as long as the system does. Here a
/// call that reaches nobody ends the waiting, and one that gets no answer while no other does
/// either gives the connection up, so that the next has a new one.
final class Line implements AutoCloseable {
  /// Nothing is dialled more often, however many ask.
  static final Duration PAUSE = Duration.ofMillis(500);

  private static final int THREADS = 4;
  private static final Duration CLOSING = Duration.ofSeconds(1);

  private final List<ManagedChannel> channels = new CopyOnWriteArrayList<>();
  private final AtomicLong dialledAt = new AtomicLong(System.nanoTime() - PAUSE.toNanos());
  private volatile long answeredAt = System.nanoTime();
  private final ScheduledExecutorService executor =
      Executors.newScheduledThreadPool(
          THREADS, Thread.ofPlatform().name("firestore-", 0).daemon().factory());
  private final FirestoreStub stub;

  /// Dials nobody yet.
  ///
  /// @param options with the one host that is ever dialled, and how long a call is waited for
  Line(FirestoreOptions options) throws IOException {
    InstantiatingGrpcChannelProvider usual =
        (InstantiatingGrpcChannelProvider) options.getTransportChannelProvider();
    InstantiatingGrpcChannelProvider.Builder ours = usual.toBuilder();
    // Which asks for plain text when it is an emulator.
    var before = ours.getChannelConfigurator();
    ours.setChannelConfigurator(
        builder -> new Watched(before == null ? builder : before.apply(builder)));
    FirestoreStubSettings.Builder settings = FirestoreStubSettings.newBuilder();
    settings
        .setTransportChannelProvider(ours.build())
        .setCredentialsProvider(options.getCredentialsProvider())
        .setBackgroundExecutorProvider(FixedExecutorProvider.create(executor))
        .setHeaderProvider(
            options.getMergedHeaderProvider(
                FixedHeaderProvider.create(
                    "google-cloud-resource-prefix",
                    DatabaseRootName.of(options.getProjectId(), options.getDatabaseId())
                        .toString())));
    RetrySettings patience = options.getRetrySettings();
    settings.commitSettings().setRetrySettings(patience);
    settings.batchGetDocumentsSettings().setRetrySettings(patience);
    settings.runQuerySettings().setRetrySettings(patience);
    this.stub = GrpcFirestoreStub.create(settings.build());
  }

  FirestoreStub stub() {
    return stub;
  }

  ScheduledExecutorService executor() {
    return executor;
  }

  private final class Watched extends ForwardingChannelBuilder2<Watched> {
    private final ManagedChannelBuilder<?> builder;

    private Watched(ManagedChannelBuilder<?> builder) {
      this.builder = builder.intercept(new Watch());
    }

    @Override
    protected ManagedChannelBuilder<?> delegate() {
      return builder;
    }

    @Override
    public ManagedChannel build() {
      ManagedChannel channel = builder.build();
      channels.removeIf(ManagedChannel::isShutdown);
      channels.add(channel);
      return channel;
    }
  }

  /// Sees how each call ends.
  private final class Watch implements ClientInterceptor {
    @Override
    public <A, B> ClientCall<A, B> interceptCall(
        MethodDescriptor<A, B> method, CallOptions options, Channel next) {
      return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
        @Override
        public void start(Listener<B> listener, Metadata headers) {
          long begun = System.nanoTime();
          super.start(
              new SimpleForwardingClientCallListener<B>(listener) {
                @Override
                public void onHeaders(Metadata received) {
                  answeredAt = System.nanoTime();
                  super.onHeaders(received);
                }

                @Override
                public void onClose(Status status, Metadata trailers) {
                  ended(status.getCode(), begun);
                  super.onClose(status, trailers);
                }
              },
              headers);
        }
      };
    }
  }

  private void ended(Status.Code code, long begun) {
    switch (code) {
      case UNAVAILABLE -> dial(ManagedChannel::resetConnectBackoff);
      case DEADLINE_EXCEEDED -> {
        if (answeredAt - begun < 0) {
          dial(ManagedChannel::enterIdle);
        }
      }
      case CANCELLED -> {} // by whoever asked
      default -> answeredAt = System.nanoTime();
    }
  }

  private void dial(Consumer<ManagedChannel> how) {
    long now = System.nanoTime();
    long before = dialledAt.get();
    if (now - before >= PAUSE.toNanos() && dialledAt.compareAndSet(before, now)) {
      channels.forEach(how);
    }
  }

  void shutdown(boolean atOnce) {
    if (atOnce) {
      stub.shutdownNow();
    } else {
      stub.shutdown();
    }
    executor.shutdown();
  }

  @Override
  public void close() {
    stub.close();
    try {
      var _ = stub.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    executor.shutdown();
  }
}
