package se.lugntrygg.adapters.firestore;

import com.google.api.core.ApiFuture;
import com.google.api.core.ApiFutures;
import com.google.api.gax.rpc.ApiCallContext;
import com.google.api.gax.rpc.BidiStreamingCallable;
import com.google.api.gax.rpc.ResponseObserver;
import com.google.api.gax.rpc.ServerStreamingCallable;
import com.google.api.gax.rpc.StreamController;
import com.google.api.gax.rpc.UnaryCallable;
import com.google.cloud.firestore.spi.v1.FirestoreRpc;
import com.google.cloud.firestore.v1.FirestoreClient;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.firestore.v1.BatchGetDocumentsRequest;
import com.google.firestore.v1.BatchGetDocumentsResponse;
import com.google.firestore.v1.BatchWriteRequest;
import com.google.firestore.v1.BatchWriteResponse;
import com.google.firestore.v1.BeginTransactionRequest;
import com.google.firestore.v1.BeginTransactionResponse;
import com.google.firestore.v1.CommitRequest;
import com.google.firestore.v1.CommitResponse;
import com.google.firestore.v1.ExecutePipelineRequest;
import com.google.firestore.v1.ExecutePipelineResponse;
import com.google.firestore.v1.ListCollectionIdsRequest;
import com.google.firestore.v1.ListDocumentsRequest;
import com.google.firestore.v1.ListenRequest;
import com.google.firestore.v1.ListenResponse;
import com.google.firestore.v1.PartitionQueryRequest;
import com.google.firestore.v1.RollbackRequest;
import com.google.firestore.v1.RunAggregationQueryRequest;
import com.google.firestore.v1.RunAggregationQueryResponse;
import com.google.firestore.v1.RunQueryRequest;
import com.google.firestore.v1.RunQueryResponse;
import com.google.firestore.v1.Write;
import com.google.protobuf.Empty;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/// Where every call leaves for Firestore. Lets out only what is listed in [Place] and [Question],
/// and counts what it costs.
final class Wire implements FirestoreRpc {
  private static final String ROOT = "/documents/";

  private final Line line;
  private final DocumentCounts counts;

  Wire(Line line, DocumentCounts counts) {
    this.line = line;
    this.counts = counts;
  }

  /// Of `projects/p/databases/d/documents/users/17`, the part below the database.
  private static String below(String name) {
    return name.substring(name.indexOf(ROOT) + ROOT.length());
  }

  private static void check(Write write) {
    switch (write.getOperationCase()) {
      case UPDATE -> {
        Place place = Place.of(below(write.getUpdate().getName()));
        write.getUpdate().getFieldsMap().keySet().forEach(field -> known(place, field));
        write.getUpdateMask().getFieldPathsList().forEach(path -> known(place, path));
        write.getUpdateTransformsList().forEach(each -> known(place, each.getFieldPath()));
      }
      case DELETE -> {
        var _ = Place.of(below(write.getDelete()));
      }
      default -> throw new IllegalStateException("a write of another kind");
    }
  }

  private static void known(Place place, String path) {
    int dot = path.indexOf('.');
    String field = dot < 0 ? path : path.substring(0, dot);
    if (place.field(field).isEmpty()) {
      throw new IllegalStateException(place + " has no field " + field);
    }
  }

  private static void check(RunQueryRequest request) {
    String collection = request.getStructuredQuery().getFrom(0).getCollectionId();
    // As if for a document of the collection, whose place must be known.
    var _ = Place.of(below(request.getParent() + "/" + collection + "/id"));
    Question.Shape shape = Question.Shape.of(request.getStructuredQuery());
    if (!Question.asks(shape) && !Question.walks(request.getStructuredQuery())) {
      throw new IllegalStateException("no such question: " + shape);
    }
  }

  @Override
  public UnaryCallable<CommitRequest, CommitResponse> commitCallable() {
    UnaryCallable<CommitRequest, CommitResponse> inner = line.stub().commitCallable();
    return new UnaryCallable<>() {
      @Override
      public ApiFuture<CommitResponse> futureCall(
          CommitRequest request, @Nullable ApiCallContext context) {
        request.getWritesList().forEach(Wire::check);
        DocumentCounts.Tally tally = counts.current();
        long deletes = request.getWritesList().stream().filter(Write::hasDelete).count();
        return ApiFutures.transform(
            inner.futureCall(request, context),
            done -> {
              tally.changed(request.getWritesCount() - deletes, deletes);
              return done;
            },
            MoreExecutors.directExecutor());
      }
    };
  }

  /// Counts what streams in.
  private abstract static class Counting<A, B> extends ServerStreamingCallable<A, B> {
    private final ServerStreamingCallable<A, B> inner;
    private final DocumentCounts counts;

    Counting(ServerStreamingCallable<A, B> inner, DocumentCounts counts) {
      this.inner = inner;
      this.counts = counts;
    }

    abstract void check(A request);

    abstract long documents(B response);

    /// Whether it says that it is the last.
    abstract boolean last(B response);

    /// What is billed when nothing came.
    abstract long least();

    @Override
    public void call(A request, ResponseObserver<B> observer, @Nullable ApiCallContext context) {
      check(request);
      DocumentCounts.Tally tally = counts.current();
      inner.call(
          request,
          new ResponseObserver<>() {
            private long seen;
            private boolean settled;

            @Override
            public void onStart(StreamController controller) {
              observer.onStart(controller);
            }

            @Override
            public void onResponse(B response) {
              long documents = documents(response);
              seen += documents;
              tally.read(documents);
              if (last(response)) {
                settle();
              }
              observer.onResponse(response);
            }

            // Before the answer is passed on, so that who has it can count on the sum.
            private void settle() {
              if (!settled && seen == 0) {
                tally.read(least());
              }
              settled = true;
            }

            @Override
            public void onError(Throwable failure) {
              observer.onError(failure);
            }

            @Override
            public void onComplete() {
              settle();
              observer.onComplete();
            }
          },
          context);
    }
  }

  @Override
  public ServerStreamingCallable<BatchGetDocumentsRequest, BatchGetDocumentsResponse>
      batchGetDocumentsCallable() {
    return new Counting<>(line.stub().batchGetDocumentsCallable(), counts) {
      @Override
      void check(BatchGetDocumentsRequest request) {
        request.getDocumentsList().forEach(name -> Place.of(below(name)));
      }

      @Override
      long documents(BatchGetDocumentsResponse response) {
        return response.hasFound() || !response.getMissing().isEmpty() ? 1 : 0;
      }

      @Override
      boolean last(BatchGetDocumentsResponse response) {
        return false;
      }

      @Override
      long least() {
        return 0;
      }
    };
  }

  @Override
  public ServerStreamingCallable<RunQueryRequest, RunQueryResponse> runQueryCallable() {
    return new Counting<>(line.stub().runQueryCallable(), counts) {
      @Override
      void check(RunQueryRequest request) {
        Wire.check(request);
      }

      @Override
      long documents(RunQueryResponse response) {
        // What an offset leaves out is read all the same.
        return response.getSkippedResults() + (response.hasDocument() ? 1L : 0);
      }

      @Override
      boolean last(RunQueryResponse response) {
        return response.getDone();
      }

      @Override
      long least() {
        return 1;
      }
    };
  }

  private static UnsupportedOperationException unused() {
    return new UnsupportedOperationException("nothing here is counted or listed for this call");
  }

  @Override
  public UnaryCallable<BatchWriteRequest, BatchWriteResponse> batchWriteCallable() {
    throw unused();
  }

  @Override
  public ServerStreamingCallable<ExecutePipelineRequest, ExecutePipelineResponse>
      executePipelineCallable() {
    throw unused();
  }

  @Override
  public ServerStreamingCallable<RunAggregationQueryRequest, RunAggregationQueryResponse>
      runAggregationQueryCallable() {
    throw unused();
  }

  @Override
  public UnaryCallable<BeginTransactionRequest, BeginTransactionResponse>
      beginTransactionCallable() {
    throw unused();
  }

  @Override
  public UnaryCallable<RollbackRequest, Empty> rollbackCallable() {
    throw unused();
  }

  @Override
  public UnaryCallable<ListCollectionIdsRequest, FirestoreClient.ListCollectionIdsPagedResponse>
      listCollectionIdsPagedCallable() {
    throw unused();
  }

  @Override
  public UnaryCallable<PartitionQueryRequest, FirestoreClient.PartitionQueryPagedResponse>
      partitionQueryPagedCallable() {
    throw unused();
  }

  @Override
  public UnaryCallable<ListDocumentsRequest, FirestoreClient.ListDocumentsPagedResponse>
      listDocumentsPagedCallable() {
    throw unused();
  }

  @Override
  public BidiStreamingCallable<ListenRequest, ListenResponse> listenCallable() {
    throw unused();
  }

  @Override
  public ScheduledExecutorService getExecutor() {
    return line.executor();
  }

  @Override
  public void shutdown() {
    line.shutdown(false);
  }

  @Override
  public void shutdownNow() {
    line.shutdown(true);
  }

  @Override
  public void close() {
    line.close();
  }
}
