package se.lugntrygg.adapters.redis;

/// Redis did not do what was asked, or not in time; whether it has done it is unknown.
final class Away extends Exception {
  private static final long serialVersionUID = 1L;

  Away(String why) {
    super(why);
  }

  Away(Throwable cause) {
    super(cause);
  }
}
