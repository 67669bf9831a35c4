/// What people do with the product, and the sockets that technology plugs into.
module se.lugntrygg.application {
  requires transitive se.lugntrygg.domain;
  requires static transitive org.jspecify;

  exports se.lugntrygg.application.account;
  exports se.lugntrygg.application.archive;
  exports se.lugntrygg.application.conversation;
  exports se.lugntrygg.application.forecast;
  exports se.lugntrygg.application.mood;
  exports se.lugntrygg.application.port;
  exports se.lugntrygg.application.safety;
  exports se.lugntrygg.application.stored;
  exports se.lugntrygg.application.story;
}
