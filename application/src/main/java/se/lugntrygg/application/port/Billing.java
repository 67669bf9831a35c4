package se.lugntrygg.application.port;

import java.util.function.Supplier;

/// Whoever charges for what is asked of them, and can tell what for: the store, as [Meters] count.
public interface Billing {
  /// Of those who charge for nothing.
  Billing NOTHING =
      new Billing() {
        @Override
        public <T> T on(String work, Supplier<T> doing) {
          return doing.get();
        }
      };

  /// Does the work, and charges for it under its name; for what threads do that it starts, too.
  ///
  /// @param work from a small set, as routes are
  <T> T on(String work, Supplier<T> doing);
}
