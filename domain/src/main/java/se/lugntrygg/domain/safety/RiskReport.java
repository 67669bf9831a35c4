package se.lugntrygg.domain.safety;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import se.lugntrygg.domain.text.Language;

/// A judgement as it is told to clients: a degree, a number, what it is about, and what to do.
///
/// @param severity 0..1; grows with the degree, and within one with what speaks for it
/// @param aboutAnother the actions are then for who worries
public record RiskReport(
    Degree degree, double severity, Set<Indicator> indicators, boolean aboutAnother) {

  /// How grave, from least to most.
  public enum Degree {
    LOW(0),
    MEDIUM(0.4),
    HIGH(0.65),
    CRITICAL(0.9);

    private final double severity;

    Degree(double severity) {
      this.severity = severity;
    }
  }

  /// So much more for each thing beyond the first; three of them never reach the next degree.
  private static final double STEP = 0.05;

  private static final int MAX_STEPS = 2;

  /// Signs of which one alone is little more than a dark mood. Any other is more: acts on one's own
  /// body and steps of preparation are what most often comes before an attempt, and who has spoken
  /// of ending their life and then taken it back, or says that it was long ago, has still said it.
  private static final Set<Indicator> MILD =
      EnumSet.of(Indicator.PASSIVE, Indicator.HOPELESSNESS, Indicator.UNCLEAR);

  public RiskReport {
    indicators = Set.copyOf(indicators);
  }

  /// The report of a judgement.
  public static RiskReport of(Risk risk) {
    Set<Indicator> indicators = Indicator.of(risk);
    Degree degree =
        switch (risk.level()) {
          case NONE -> Degree.LOW;
          case CONCERN -> concern(indicators, risk.aboutAnother());
          case CRISIS -> Degree.CRITICAL;
        };
    int steps = Math.clamp(indicators.size() - 1, 0, MAX_STEPS);
    double severity = degree == Degree.LOW ? 0 : degree.severity + STEP * steps;
    return new RiskReport(
        degree, Math.round(severity * 100) / 100.0, indicators, risk.aboutAnother());
  }

  /// A concern is medium as long as it is one mild sign, or about somebody else; it is high when a
  /// sign is graver, or when two come together, as the wish not to live where hope has gone too.
  private static Degree concern(Set<Indicator> indicators, boolean aboutAnother) {
    boolean mild = indicators.size() == 1 && MILD.containsAll(indicators);
    return aboutAnother || mild ? Degree.MEDIUM : Degree.HIGH;
  }

  /// Whether somebody should look at it now.
  public boolean immediate() {
    return degree.compareTo(Degree.HIGH) >= 0;
  }

  /// What it is about, gravest first.
  public List<String> indicators(Language language) {
    return indicators.stream().sorted().map(indicator -> indicator.text(language)).toList();
  }

  /// What to do, most urgent first. Nothing of it happens by itself.
  public List<String> actions(Language language, Resources resources) {
    String emergency = resources.emergency().phone().orElseThrow();
    String line =
        "%s (%s)"
            .formatted(
                resources.line().name().in(language), resources.line().phone().orElseThrow());
    return switch (language) {
      case SV -> aboutAnother ? swedishForAnother(emergency, line) : swedish(emergency, line);
      case EN -> aboutAnother ? englishForAnother(emergency, line) : english(emergency, line);
    };
  }

  private List<String> swedish(String emergency, String line) {
    List<String> actions = new ArrayList<>();
    if (degree == Degree.CRITICAL) {
      actions.add("Ring %s nu om du är i fara.".formatted(emergency));
      actions.add("Var inte ensam: be någon du litar på att vara hos dig.");
      actions.add("Skapa avstånd till det du skulle kunna skada dig med.");
    }
    if (degree != Degree.LOW) {
      actions.add("Ring %s, gratis och dygnet runt.".formatted(line));
      actions.add("Berätta för någon du litar på hur du har det.");
      actions.add("Ta kontakt med en läkare, psykolog eller kurator.");
      if (degree != Degree.CRITICAL) {
        actions.add("Ring %s om det blir akut.".formatted(emergency));
      }
      actions.add("Öppna din säkerhetsplan, eller prova en jordningsövning.");
    }
    return actions;
  }

  private List<String> english(String emergency, String line) {
    List<String> actions = new ArrayList<>();
    if (degree == Degree.CRITICAL) {
      actions.add("Call %s now if you are in danger.".formatted(emergency));
      actions.add("Don't stay alone: ask somebody you trust to be with you.");
      actions.add("Put distance between yourself and anything you could hurt yourself with.");
    }
    if (degree != Degree.LOW) {
      actions.add("Call %s, free, day and night.".formatted(line));
      actions.add("Tell somebody you trust how things are.");
      actions.add("Get in touch with a doctor, psychologist or counsellor.");
      if (degree != Degree.CRITICAL) {
        actions.add("Call %s if it becomes urgent.".formatted(emergency));
      }
      actions.add("Open your safety plan, or try a grounding exercise.");
    }
    return actions;
  }

  private List<String> swedishForAnother(String emergency, String line) {
    List<String> actions = new ArrayList<>();
    if (degree == Degree.CRITICAL) {
      actions.add("Ring %s nu om personen är i fara.".formatted(emergency));
      actions.add("Se till att personen inte är ensam, så länge det är tryggt för dig.");
      actions.add("Hjälp till att skapa avstånd till det som går att skada sig med.");
    }
    actions.add("Fråga rakt ut om personen tänker på att ta sitt liv, och lyssna.");
    actions.add("Ring %s för råd, gratis och dygnet runt.".formatted(line));
    actions.add("Ta hjälp av någon ni båda litar på, och av en läkare, psykolog eller kurator.");
    if (degree != Degree.CRITICAL) {
      actions.add("Ring %s om det blir akut.".formatted(emergency));
    }
    return actions;
  }

  private List<String> englishForAnother(String emergency, String line) {
    List<String> actions = new ArrayList<>();
    if (degree == Degree.CRITICAL) {
      actions.add("Call %s now if they are in danger.".formatted(emergency));
      actions.add("Make sure that they are not alone, as long as it is safe for you.");
      actions.add("Help to put distance between them and what they could hurt themselves with.");
    }
    actions.add("Ask directly whether they think about ending their life, and listen.");
    actions.add("Call %s for advice, free, day and night.".formatted(line));
    actions.add("Bring in somebody you both trust, and a doctor, psychologist or counsellor.");
    if (degree != Degree.CRITICAL) {
      actions.add("Call %s if it becomes urgent.".formatted(emergency));
    }
    return actions;
  }
}
