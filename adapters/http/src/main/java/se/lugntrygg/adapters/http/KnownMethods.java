package se.lugntrygg.adapters.http;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Lets through what has a method that HTTP names. Others anybody can make up, and the router would
/// remember each.
final class KnownMethods extends Handler.Wrapper {
  private final Set<String> known;
  private final List<Path> paths;

  private record Path(Pattern pattern, String allow) {}

  /// @param known methods that routes are asked for
  /// @param methodsOf what each template can do
  KnownMethods(List<String> known, Map<String, List<String>> methodsOf) {
    this.known = Set.copyOf(known);
    this.paths =
        methodsOf.entrySet().stream()
            .map(entry -> new Path(pattern(entry.getKey()), String.join(", ", entry.getValue())))
            .toList();
  }

  private static Pattern pattern(String template) {
    return Pattern.compile(
        Stream.of(template.split("/", -1))
            .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
            .collect(Collectors.joining("/")));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (known.contains(request.getMethod())) {
      return super.handle(request, response, callback);
    }
    String asked = Request.getPathInContext(request);
    for (Path path : paths) {
      if (path.pattern().matcher(asked).matches()) {
        response.getHeaders().put(HttpHeader.ALLOW, path.allow());
        return BareErrors.answer(Refusal.Kind.METHOD_NOT_ALLOWED, request, response, callback);
      }
    }
    return BareErrors.answer(Refusal.Kind.NOT_FOUND, request, response, callback);
  }
}
