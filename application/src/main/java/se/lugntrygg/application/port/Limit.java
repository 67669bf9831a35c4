package se.lugntrygg.application.port;

import java.util.List;

/// What is limited, under the name that configuration uses.
public enum Limit {
  GLOBAL("global", "300/m;1000/h;5000/d"),
  AUTH_LOGIN("auth.login", "5/m"),
  AUTH_REGISTER("auth.register", "3/h"),
  AUTH_RESET("auth.reset", "2/h"),
  AUTH_GOOGLE("auth.google", "10/h"),
  AUTH_REFRESH("auth.refresh", "60/h"),
  MOOD_LOG("mood.log", "300/h"),
  MOOD_GET("mood.get", "500/h"),
  MOOD_ANALYZE("mood.analyze", "200/h"),
  MOOD_WEEKLY("mood.weekly", "100/h"),
  AI_STORY("ai.story", "100/h"),
  AI_FORECAST("ai.forecast", "150/h"),
  AI_CHAT("ai.chat", "500/h"),
  AI_ANALYZE("ai.analyze", "200/h"),
  AI_HISTORY("ai.history", "500/h"),
  MEMORY_UPLOAD("memory.upload", "10/h"),
  MEMORY_GET("memory.get", "200/h"),
  MEMORY_LIST("memory.list", "100/h"),
  CRISIS("crisis", "3000/m"),
  READ("read", "500/h"),
  WRITE("write", "100/h");

  private final String key;
  private final String defaults;

  Limit(String key, String defaults) {
    this.key = key;
    this.defaults = defaults;
  }

  /// The name in configuration and headers.
  public String key() {
    return key;
  }

  /// The rates that hold unless configured otherwise, as configuration would write them.
  public String defaults() {
    return defaults;
  }

  /// All of them, in the order of the table in the reference.
  public static List<Limit> all() {
    return List.of(values());
  }
}
