package se.lugntrygg.adapters.http.safety;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.adapters.http.Exchange;
import se.lugntrygg.adapters.http.Json;
import se.lugntrygg.adapters.http.Product;
import se.lugntrygg.adapters.http.Reply;
import se.lugntrygg.adapters.http.Route;
import se.lugntrygg.adapters.http.Timestamps;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.application.safety.AssessRisk;
import se.lugntrygg.application.safety.KeepSafetyPlan;
import se.lugntrygg.application.safety.ShowResources;
import se.lugntrygg.domain.safety.Grounding;
import se.lugntrygg.domain.safety.Resource.Said;
import se.lugntrygg.domain.safety.Resources;
import se.lugntrygg.domain.safety.SafetyPlan;
import se.lugntrygg.domain.safety.SafetyPlan.Part;
import se.lugntrygg.domain.text.Language;

/// Where help is, a person's own plan, and how worrying a text is. What is open here is answered
/// from memory, to anybody, always.
public final class SafetyRoutes {
  static final String RESOURCES = "/api/crisis/resources";
  static final String SAFETY_PLAN = "/api/crisis/safety-plan";
  static final String GROUNDING = "/api/crisis/grounding";

  /// Short, so that a number put right is right everywhere soon.
  private static final Duration RESOURCES_KEPT = Duration.ofMinutes(5);

  private static final Duration GROUNDING_KEPT = Duration.ofHours(1);

  /// A country that has no places of its own; all such are answered alike.
  private static final String ELSEWHERE = "";

  private final Product product;
  private final Map<Asked, Exchange.Page> resources = new HashMap<>();
  private final Map<Language, Exchange.Page> grounding = new EnumMap<>(Language.class);

  private record Asked(String country, Language language) {}

  private SafetyRoutes(Product product) {
    this.product = product;
    for (Language language : Language.values()) {
      grounding.put(
          language, Exchange.Page.of(Json.bytes(exercises(language)), language, GROUNDING_KEPT));
      resources.put(new Asked(ELSEWHERE, language), page(ELSEWHERE, language));
      for (String country : product.showResources().countries()) {
        resources.put(new Asked(country, language), page(country, language));
      }
    }
  }

  private Exchange.Page page(String country, Language language) {
    return Exchange.Page.of(
        Json.bytes(shown(product.showResources().handle(country, language), language)),
        language,
        RESOURCES_KEPT);
  }

  /// All routes under `/api/crisis`, and the one that judges a text.
  public static List<Route> of(Product product) {
    SafetyRoutes routes = new SafetyRoutes(product);
    return List.of(
        Route.unlimited("GET", RESOURCES, routes::resources, Route.Trait.PUBLIC),
        Route.unlimited("GET", GROUNDING, routes::grounding, Route.Trait.PUBLIC),
        Route.of(
            "GET",
            SAFETY_PLAN,
            Limit.CRISIS,
            routes::plan,
            Route.Trait.NEVER_SHED,
            Route.Trait.OWN_LIMIT_ONLY),
        Route.of(
            "PUT",
            SAFETY_PLAN,
            Limit.CRISIS,
            routes::keepPlan,
            Route.Trait.NEVER_SHED,
            Route.Trait.OWN_LIMIT_ONLY,
            Route.Trait.LISTENS),
        Route.of(
            "POST",
            "/api/mood/crisis-detection",
            Limit.MOOD_ANALYZE,
            routes::assess,
            Route.Trait.NEVER_SHED,
            Route.Trait.LISTENS));
  }

  record ResourcesJson(List<ResourceJson> resources, String immediate, String version) {}

  private static ResourcesJson shown(ShowResources.Shown shown, Language language) {
    return new ResourcesJson(
        shown.resources().stream().map(resource -> ResourceJson.of(resource, language)).toList(),
        shown.immediate(),
        shown.version());
  }

  /// The language asked for by name, else the one the header likes best.
  private static Language language(Exchange exchange) {
    return exchange
        .query("lang")
        .map(tag -> Language.ofTag(tag).orElse(Language.DEFAULT))
        .orElseGet(exchange::language);
  }

  private Reply resources(Exchange exchange) {
    Language language = language(exchange);
    String country =
        exchange
            .query("country")
            .map(Resources::code)
            .map(code -> product.showResources().countries().contains(code) ? code : ELSEWHERE)
            .orElse(Resources.HOME);
    return exchange.open(Objects.requireNonNull(resources.get(new Asked(country, language))));
  }

  record ExerciseJson(String id, String title, String about, int minutes, List<String> steps) {}

  record ExercisesJson(List<ExerciseJson> exercises, String language) {}

  private static ExercisesJson exercises(Language language) {
    return new ExercisesJson(
        Grounding.ALL.stream()
            .map(
                exercise ->
                    new ExerciseJson(
                        exercise.id(),
                        exercise.title().in(language),
                        exercise.about().in(language),
                        exercise.minutes(),
                        steps(exercise.steps(), language)))
            .toList(),
        language.tag());
  }

  private static List<String> steps(List<Said> steps, Language language) {
    return steps.stream().map(step -> step.in(language)).toList();
  }

  private Reply grounding(Exchange exchange) {
    return exchange.open(Objects.requireNonNull(grounding.get(language(exchange))));
  }

  /// @param updatedAt null for one never written
  /// @param crisisDetected false where nothing was written just now
  record PlanJson(
      List<String> warningSigns,
      List<String> copingStrategies,
      List<String> safePlaces,
      List<String> supportContacts,
      List<String> professionalHelp,
      List<String> environmentalSafety,
      List<String> reasonsToLive,
      @Nullable String updatedAt,
      boolean crisisDetected,
      @JsonInclude(JsonInclude.Include.NON_NULL) HelpJson.@Nullable Analysis crisisAnalysis,
      @JsonInclude(JsonInclude.Include.NON_NULL) HelpJson.@Nullable Crisis crisis) {
    static PlanJson of(SafetyPlan plan, Optional<HelpJson> help) {
      return new PlanJson(
          plan.part(Part.WARNING_SIGNS),
          plan.part(Part.COPING_STRATEGIES),
          plan.part(Part.SAFE_PLACES),
          plan.part(Part.SUPPORT_CONTACTS),
          plan.part(Part.PROFESSIONAL_HELP),
          plan.part(Part.ENVIRONMENTAL_SAFETY),
          plan.part(Part.REASONS_TO_LIVE),
          plan.updatedAt().map(Timestamps::text).orElse(null),
          help.isPresent(),
          help.map(HelpJson::crisisAnalysis).orElse(null),
          help.map(HelpJson::crisis).orElse(null));
    }

    @Override
    public String toString() {
      return "PlanJson[hidden]";
    }
  }

  private Reply plan(Exchange exchange) {
    return Reply.ok(
        PlanJson.of(product.showSafetyPlan().handle(exchange.caller()), Optional.empty()));
  }

  private Reply keepPlan(Exchange exchange) {
    Map<Part, List<String>> parts = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      exchange.fields().texts(part.key()).ifPresent(items -> parts.put(part, items));
    }
    KeepSafetyPlan.Kept kept =
        product.keepSafetyPlan().handle(new KeepSafetyPlan.Command(exchange.caller(), parts));
    return Reply.ok(PlanJson.of(kept.plan(), exchange.help(kept.risk())));
  }

  record Assessed(
      @JsonUnwrapped HelpJson.Analysis analysis,
      boolean crisisDetected,
      @JsonInclude(JsonInclude.Include.NON_NULL) HelpJson.@Nullable Analysis crisisAnalysis,
      @JsonInclude(JsonInclude.Include.NON_NULL) HelpJson.@Nullable Crisis crisis) {}

  private Reply assess(Exchange exchange) {
    Optional<HelpJson> help =
        exchange.help(
            product.assessRisk().handle(new AssessRisk.Command(exchange.fields().needed("text"))));
    return Reply.ok(
        new Assessed(
            help.map(HelpJson::crisisAnalysis).orElse(HelpJson.NOTHING),
            help.isPresent(),
            help.map(HelpJson::crisisAnalysis).orElse(null),
            help.map(HelpJson::crisis).orElse(null)));
  }
}
