package se.lugntrygg.adapters.http.safety;

import java.util.List;
import java.util.Locale;
import se.lugntrygg.application.safety.GiveHelp;
import se.lugntrygg.domain.safety.RiskReport;
import se.lugntrygg.domain.text.Language;

/// Help, as clients know it: every answer to worrying words carries both halves.
public record HelpJson(Analysis crisisAnalysis, Crisis crisis) {
  /// How worrying, why, and what to do.
  ///
  /// @param riskLevel `LOW`, `MEDIUM`, `HIGH` or `CRITICAL`
  /// @param indicators kinds of signs, never the person's words
  public record Analysis(
      String riskLevel,
      double severityScore,
      List<String> indicators,
      boolean requiresImmediateAttention,
      List<String> recommendedActions,
      List<ResourceJson> resources) {}

  /// What is said to the person.
  ///
  /// @param message to be shown as it is, line breaks too
  /// @param kind `crisis`, `concern`, `crisis_of_another` or `worry_for_another`
  /// @param complete false for the short form that follows soon after a whole one
  /// @param immediate what to do at once when a life is in danger
  /// @param resourcesUrl and the others: where more help is, under this server
  public record Crisis(
      String riskLevel,
      String kind,
      String message,
      boolean complete,
      String immediate,
      String resourcesUrl,
      String safetyPlanUrl,
      String groundingUrl) {
    @Override
    public String toString() {
      return "Crisis[%s]".formatted(kind);
    }
  }

  /// What there is to say when there is nothing to worry about.
  static final Analysis NOTHING =
      new Analysis(RiskReport.Degree.LOW.name(), 0, List.of(), false, List.of(), List.of());

  /// The help in this language, the one it was made in.
  public static HelpJson of(GiveHelp.Help help, Language language) {
    RiskReport report = help.report();
    String degree = report.degree().name();
    return new HelpJson(
        new Analysis(
            degree,
            report.severity(),
            report.indicators(language),
            report.immediate(),
            help.actions(),
            help.resources().stream()
                .map(resource -> ResourceJson.of(resource, language))
                .toList()),
        new Crisis(
            degree,
            help.reply().kind().name().toLowerCase(Locale.ROOT),
            help.reply().text(),
            help.reply().whole(),
            help.immediate(),
            SafetyRoutes.RESOURCES,
            SafetyRoutes.SAFETY_PLAN,
            SafetyRoutes.GROUNDING));
  }
}
