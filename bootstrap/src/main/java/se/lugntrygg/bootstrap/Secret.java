package se.lugntrygg.bootstrap;

/// A setting that must not be seen.
record Secret(String value) {
  @Override
  public String toString() {
    return "Secret[hidden]";
  }
}
