package se.lugntrygg.adapters.http.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import se.lugntrygg.adapters.http.Exchange;
import se.lugntrygg.adapters.http.Json;
import se.lugntrygg.adapters.http.Reply;
import se.lugntrygg.adapters.http.Route;

/// The description of the API: as it was written, and as JSON.
public final class SpecRoutes {
  private static final String FILE = "/se/lugntrygg/adapters/http/openapi.yaml";
  private static final String KEEP = "public, max-age=300";

  private SpecRoutes() {}

  /// The routes that show the description. Made once, so that asking costs nothing.
  public static List<Route> of() {
    byte[] yaml = read();
    return List.of(
        document("/openapi.yaml", "application/yaml", yaml),
        document("/openapi.json", "application/json", Json.ofYaml(yaml)));
  }

  private static Route document(String path, String contentType, byte[] body) {
    String etag = Exchange.etag(body);
    Map<String, String> headers = Map.of("ETag", etag, "Cache-Control", KEEP);
    Reply whole = new Reply(200, contentType, headers, body);
    Reply unchanged = new Reply(304, "", headers, new byte[0]);
    return Route.unlimited(
        "GET", path, exchange -> exchange.has(etag) ? unchanged : whole, Route.Trait.PUBLIC);
  }

  private static byte[] read() {
    try (InputStream in = SpecRoutes.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the program was packed without " + FILE);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + FILE, e);
    }
  }
}
