/// The product's words and rules: pure, so that every rule can be read and tested alone.
module se.lugntrygg.domain {
  exports se.lugntrygg.domain;
  exports se.lugntrygg.domain.account;
  exports se.lugntrygg.domain.forecast;
  exports se.lugntrygg.domain.conversation;
  exports se.lugntrygg.domain.mood;
  exports se.lugntrygg.domain.safety;
  exports se.lugntrygg.domain.story;
  exports se.lugntrygg.domain.text;
  exports se.lugntrygg.domain.time;
}
