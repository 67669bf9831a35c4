package se.lugntrygg.adapters.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lugntrygg.adapters.http.account.AccountRoutes;
import se.lugntrygg.adapters.http.conversation.ConversationRoutes;
import se.lugntrygg.adapters.http.conversation.ExerciseRoutes;
import se.lugntrygg.adapters.http.forecast.ForecastRoutes;
import se.lugntrygg.adapters.http.mood.LookingBackRoutes;
import se.lugntrygg.adapters.http.mood.MoodRoutes;
import se.lugntrygg.adapters.http.mood.TextRoutes;
import se.lugntrygg.adapters.http.operations.OperationsRoutes;
import se.lugntrygg.adapters.http.operations.SpecRoutes;
import se.lugntrygg.adapters.http.safety.SafetyRoutes;
import se.lugntrygg.adapters.http.story.StoryRoutes;

/// The running server. Blocking code on virtual threads, from socket to storage.
public final class HttpServer implements AutoCloseable {
  /// Javalin's default lets connections time out when a thousand arrive at once.
  private static final int ACCEPT_QUEUE = 4096;

  private static final Duration DRAIN_STEP = Duration.ofMillis(20);

  /// So many steps in a row without work, and nobody is between two bytes of a request.
  private static final int QUIET_STEPS = 5;

  /// This part of the time for a stop passes before the door is closed: a second of the twenty that
  /// are usual, in which whoever sends people here sees that we are not ready.
  private static final int NOTICE_SHARE = 20;

  private static final String ANYTHING = "/*";
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  private final Javalin javalin;
  private final Pipeline pipeline;
  private final List<Route> routes;
  private final Duration drainTimeout;
  private final List<SlowClients> watches;

  private HttpServer(
      Javalin javalin,
      Pipeline pipeline,
      List<Route> routes,
      Duration drainTimeout,
      Duration patience) {
    this.javalin = javalin;
    this.pipeline = pipeline;
    this.routes = routes;
    this.drainTimeout = drainTimeout;
    this.watches =
        Stream.of(javalin.jettyServer().server().getConnectors())
            .filter(ServerConnector.class::isInstance)
            .map(connector -> new SlowClients((ServerConnector) connector, patience))
            .toList();
  }

  /// Starts to listen.
  ///
  /// @throws IllegalStateException when the port is taken
  public static HttpServer start(HttpSettings settings, Product product) {
    Pipeline pipeline = new Pipeline(product, settings);
    List<Route> routes =
        Stream.of(
                AccountRoutes.of(product),
                MoodRoutes.of(product),
                LookingBackRoutes.of(product),
                TextRoutes.of(product),
                ForecastRoutes.of(product),
                SafetyRoutes.of(product),
                ConversationRoutes.of(product, pipeline::counted),
                ExerciseRoutes.of(product),
                StoryRoutes.of(product),
                OperationsRoutes.of(product, settings, pipeline::draining),
                SpecRoutes.of())
            .flatMap(Collection::stream)
            .toList();
    Javalin javalin =
        Javalin.create(
            config -> {
              Map<String, List<String>> methodsOf = register(config, routes, pipeline);
              configure(config, settings, methodsOf);
            });
    try {
      javalin.start();
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof BindException) {
          throw new IllegalStateException(
              "cannot listen on %s:%d, because something else does or the address is not ours"
                  .formatted(settings.host(), settings.port()));
        }
      }
      throw e;
    }
    return new HttpServer(
        javalin, pipeline, routes, settings.drainTimeout(), settings.requestTimeout());
  }

  private static void configure(
      JavalinConfig config, HttpSettings settings, Map<String, List<String>> methodsOf) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.jetty.host = settings.host();
    config.jetty.port = settings.port();
    config.jetty.addConnector(
        (server, http) -> {
          http.setSendServerVersion(false);
          http.setSendDateHeader(true);
          ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
          connector.setHost(settings.host());
          connector.setPort(settings.port());
          connector.setAcceptQueueSize(ACCEPT_QUEUE);
          connector.setIdleTimeout(settings.idleTimeout().toMillis());
          return connector;
        });
    config.jetty.modifyServer(
        server -> {
          server.addBean(new NetworkConnectionLimit(settings.maxConnections(), server));
          server.setErrorHandler(new BareErrors());
          server.setHandler(new KnownMethods(METHODS, methodsOf));
        });
  }

  /// Returns what each template can do, those without variables first.
  private static Map<String, List<String>> register(
      JavalinConfig config, List<Route> routes, Pipeline pipeline) {
    // Paths without variables come first, with all that they refuse: a wrong method at
    // /api/mood/log must not be taken for an entry named "log".
    List<Route> inOrder =
        Stream.concat(
                routes.stream().filter(route -> !route.template().contains("{")),
                routes.stream().filter(route -> route.template().contains("{")))
            .toList();
    Map<String, List<String>> methodsOf = new LinkedHashMap<>();
    for (Route route : inOrder) {
      List<String> methods = methodsOf.computeIfAbsent(route.template(), _ -> new ArrayList<>());
      methods.add(route.method());
      if (route.method().equals("GET")) {
        methods.add("HEAD");
      }
    }
    methodsOf.forEach(
        (template, methods) -> {
          for (Route route : inOrder) {
            if (route.template().equals(template)) {
              add(config, pipeline, route, route.method());
              if (route.method().equals("GET")) {
                add(config, pipeline, route, "HEAD");
              }
            }
          }
          methods.add("OPTIONS");
          for (String method : METHODS) {
            if (method.equals("OPTIONS")) {
              config.routes.addHttpHandler(
                  HandlerType.OPTIONS,
                  template,
                  context ->
                      run(
                          pipeline,
                          fallback(method, template, _ -> pipeline.options(methods, context.req())),
                          context));
            } else if (!methods.contains(method)) {
              config.routes.addHttpHandler(
                  HandlerType.findOrCreate(method),
                  template,
                  context ->
                      run(
                          pipeline,
                          fallback(
                              method,
                              template,
                              exchange ->
                                  Problem.reply(
                                          new Refusal(Refusal.Kind.METHOD_NOT_ALLOWED),
                                          exchange.language(),
                                          context.path(),
                                          exchange.requestId())
                                      .and("Allow", String.join(", ", methods))),
                          context));
            }
          }
        });
    for (String method : METHODS) {
      config.routes.addHttpHandler(
          HandlerType.findOrCreate(method),
          ANYTHING,
          context ->
              run(
                  pipeline,
                  fallback(
                      method,
                      "(none)",
                      _ -> {
                        throw new Refusal(Refusal.Kind.NOT_FOUND);
                      }),
                  context));
    }
    return methodsOf;
  }

  private static void add(JavalinConfig config, Pipeline pipeline, Route route, String method) {
    config.routes.addHttpHandler(
        HandlerType.findOrCreate(method),
        route.template(),
        context -> run(pipeline, route, context));
  }

  /// A route for what is no route: open, so that it tells nobody more than that.
  private static Route fallback(String method, String template, Route.Handler handler) {
    return new Route(
        method,
        template,
        Optional.empty(),
        Set.of(Route.Trait.OPEN, Route.Trait.NEVER_SHED, Route.Trait.BODY_IGNORED),
        handler);
  }

  private static void run(Pipeline pipeline, Route route, Context context) throws Exception {
    pipeline.run(route, context.pathParamMap(), context.req(), context.res());
  }

  /// The port we listen on.
  public int port() {
    return javalin.port();
  }

  /// All operations there are, as in `GET /api/mood/{id}`.
  public List<String> routes() {
    return routes.stream().map(Route::name).toList();
  }

  /// Says that we are not ready any more and waits until that can have been seen, takes no new
  /// connections, lets requests in flight end, and stops.
  @Override
  public void close() {
    pipeline.drain();
    long deadline = System.nanoTime() + drainTimeout.toNanos();
    pause(drainTimeout.dividedBy(NOTICE_SHARE));
    Server server = javalin.jettyServer().server();
    for (var connector : server.getConnectors()) {
      var _ = connector.shutdown();
    }
    int quiet = 0;
    while (quiet < QUIET_STEPS && System.nanoTime() < deadline) {
      quiet = pipeline.inFlight() == 0 ? quiet + 1 : 0;
      if (!pause(DRAIN_STEP)) {
        break;
      }
    }
    watches.forEach(SlowClients::close);
    if (pipeline.inFlight() > 0) {
      LOG.warn("{} requests did not end in time", pipeline.inFlight());
    }
    javalin.stop();
  }

  private static boolean pause(Duration time) {
    try {
      Thread.sleep(time);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
