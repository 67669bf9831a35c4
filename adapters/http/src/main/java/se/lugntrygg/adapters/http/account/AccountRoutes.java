package se.lugntrygg.adapters.http.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lugntrygg.adapters.http.Exchange;
import se.lugntrygg.adapters.http.Fields;
import se.lugntrygg.adapters.http.Product;
import se.lugntrygg.adapters.http.Refusal;
import se.lugntrygg.adapters.http.Reply;
import se.lugntrygg.adapters.http.Route;
import se.lugntrygg.adapters.http.Timestamps;
import se.lugntrygg.application.account.ChangePassword;
import se.lugntrygg.application.account.ChangeProfile;
import se.lugntrygg.application.account.GiveConsent;
import se.lugntrygg.application.account.LogIn;
import se.lugntrygg.application.account.LogOut;
import se.lugntrygg.application.account.RefreshLogin;
import se.lugntrygg.application.account.Register;
import se.lugntrygg.application.account.Tokens;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.account.Account;
import se.lugntrygg.domain.account.Consent;
import se.lugntrygg.domain.account.ConsentChange;
import se.lugntrygg.domain.account.Email;
import se.lugntrygg.domain.account.Password;
import se.lugntrygg.domain.account.PersonName;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.text.Language;

/// Accounts, logins, consent and profile.
public final class AccountRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(AccountRoutes.class);

  private final Product product;

  private AccountRoutes(Product product) {
    this.product = product;
  }

  /// All routes under `/api/auth` and `/api/users`.
  public static List<Route> of(Product product) {
    AccountRoutes routes = new AccountRoutes(product);
    return List.of(
        Route.open(
            "POST",
            "/api/auth/register",
            Limit.AUTH_REGISTER,
            routes::register,
            Route.Trait.REPEATABLE),
        Route.open("POST", "/api/auth/login", Limit.AUTH_LOGIN, routes::logIn),
        Route.open(
            "POST",
            "/api/auth/refresh",
            Limit.AUTH_REFRESH,
            routes::refresh,
            Route.Trait.NEVER_SHED),
        Route.of("POST", "/api/auth/logout", Limit.WRITE, routes::logOut),
        Route.of(
            "POST",
            "/api/auth/change-password",
            Limit.WRITE,
            routes::changePassword,
            Route.Trait.REPEATABLE),
        Route.of(
            "POST", "/api/auth/consent", Limit.WRITE, routes::giveConsent, Route.Trait.REPEATABLE),
        Route.of("GET", "/api/auth/consent/{user_id}", Limit.READ, routes::showConsent),
        Route.of("GET", "/api/users/profile", Limit.READ, routes::showProfile),
        Route.of("PUT", "/api/users/profile", Limit.WRITE, routes::changeProfile));
  }

  record Message(String message) {}

  record UserJson(String id, String email, String name) {
    static UserJson of(Account account) {
      return new UserJson(
          account.id().toString(), account.email().value(), account.profile().name().value());
    }

    @Override
    public String toString() {
      return "UserJson[hidden]";
    }
  }

  record Registered(String message, UserJson user) {}

  private Reply register(Exchange exchange) {
    Fields fields = exchange.fields();
    Language language = exchange.language();
    List<InvalidValue.Complaint> complaints = new ArrayList<>();
    Email email = gathered(complaints, () -> new Email(fields.needed("email")));
    Password password = gathered(complaints, () -> new Password(typed(fields, "password")));
    PersonName name = gathered(complaints, () -> new PersonName(fields.needed("name")));
    if (email == null || password == null || name == null) {
      throw new InvalidValue(complaints);
    }
    var command =
        new Register.Command(
            new UserId(exchange.effect()),
            email,
            password,
            name,
            language,
            exchange.zoneHeader().orElse(Profile.DEFAULT_ZONE));
    return switch (product.register().handle(command)) {
      case Register.Registered(Account account) ->
          Reply.created(
              new Registered(
                  say(
                      language,
                      "Välkommen! Ditt konto är skapat.",
                      "Welcome! Your account is ready."),
                  UserJson.of(account)));
      case Register.EmailTaken() -> throw new Refusal(Refusal.Kind.EMAIL_TAKEN);
    };
  }

  /// The value, or null after its complaints have joined those of the others.
  private static <T> @Nullable T gathered(
      List<InvalidValue.Complaint> complaints, Supplier<T> value) {
    try {
      return value.get();
    } catch (InvalidValue invalid) {
      complaints.addAll(invalid.complaints());
      return null;
    }
  }

  /// A password exactly as typed; spaces count.
  private static String typed(Fields fields, String name) {
    return fields
        .text(name)
        .filter(given -> !given.isEmpty())
        .orElseThrow(() -> new InvalidValue(name, new Flaw.Missing()));
  }

  record LoggedIn(
      String message,
      String accessToken,
      String refreshToken,
      String tokenType,
      long expiresIn,
      String userId,
      UserJson user) {
    @Override
    public String toString() {
      return "LoggedIn[hidden]";
    }
  }

  private Reply logIn(Exchange exchange) {
    Fields fields = exchange.fields();
    Language language = exchange.language();
    Email email;
    String given = fields.needed("email");
    Password password = new Password(typed(fields, "password"));
    try {
      email = new Email(given);
    } catch (InvalidValue _) {
      // What is no address has no account; the answer is the one for a wrong password.
      throw refused(exchange);
    }
    return switch (product.logIn().handle(new LogIn.Command(email, password))) {
      case LogIn.LoggedIn(Account account, Tokens tokens) ->
          Reply.ok(
              new LoggedIn(
                  say(language, "Du är inloggad.", "You are signed in."),
                  tokens.access(),
                  tokens.refresh(),
                  "Bearer",
                  tokens.lifetime().toSeconds(),
                  account.id().toString(),
                  UserJson.of(account)));
      case LogIn.Refused() -> throw refused(exchange);
      case LogIn.LockedOut(Instant until) -> throw locked(until);
    };
  }

  private static Refusal refused(Exchange exchange) {
    LOG.info("refused: wrong-credentials from {} on login", exchange.address());
    return new Refusal(Refusal.Kind.WRONG_PASSWORD);
  }

  private Refusal locked(Instant until) {
    return new Refusal(Refusal.Kind.LOCKED_OUT, Duration.between(product.clock().instant(), until));
  }

  record Refreshed(
      String message,
      String accessToken,
      String refreshToken,
      String tokenType,
      long expiresIn,
      String userId) {
    @Override
    public String toString() {
      return "Refreshed[hidden]";
    }
  }

  private Reply refresh(Exchange exchange) {
    Language language = exchange.language();
    String token = exchange.fields().needed("refresh_token");
    return switch (product.refreshLogin().handle(new RefreshLogin.Command(token))) {
      case RefreshLogin.Refreshed(UserId owner, Tokens tokens) ->
          Reply.ok(
              new Refreshed(
                  say(language, "Inloggningen är förnyad.", "Your sign-in is renewed."),
                  tokens.access(),
                  tokens.refresh(),
                  "Bearer",
                  tokens.lifetime().toSeconds(),
                  owner.toString()));
      case RefreshLogin.Refused(RefreshLogin.Reason reason) -> {
        LOG.info("refused: refresh-token {} from {}", reason, exchange.address());
        throw new Refusal(Refusal.Kind.UNKNOWN_CALLER);
      }
    };
  }

  private Reply logOut(Exchange exchange) {
    product
        .logOut()
        .handle(new LogOut.Command(exchange.claims(), exchange.fields().text("refresh_token")));
    return Reply.ok(
        new Message(say(exchange.language(), "Du är utloggad.", "You are signed out.")));
  }

  private Reply changePassword(Exchange exchange) {
    Fields fields = exchange.fields();
    Language language = exchange.language();
    var command =
        new ChangePassword.Command(
            exchange.claims(),
            new Password(typed(fields, "current_password")),
            new Password(typed(fields, "new_password")));
    return switch (product.changePassword().handle(command)) {
      case ChangePassword.Changed() ->
          Reply.ok(
              new Message(
                  say(
                      language,
                      "Lösenordet är ändrat. Andra inloggningar har avslutats.",
                      "The password is changed. Other sign-ins have ended.")));
      case ChangePassword.WrongPassword() -> {
        LOG.info("refused: wrong-password from {} on change-password", exchange.address());
        throw new Refusal(Refusal.Kind.WRONG_PASSWORD);
      }
      case ChangePassword.LockedOut(Instant until) -> throw locked(until);
    };
  }

  record ConsentJson(
      boolean analyticsConsent,
      boolean marketingConsent,
      boolean dataProcessingConsent,
      @Nullable String consentUpdatedAt) {
    static ConsentJson of(Consent consent) {
      return new ConsentJson(
          consent.analytics(),
          consent.marketing(),
          consent.dataProcessing(),
          Timestamps.text(consent.updatedAt()));
    }
  }

  record Consented(String message, ConsentJson consent) {}

  private Reply giveConsent(Exchange exchange) {
    Fields fields = exchange.fields();
    Consent consent =
        product
            .giveConsent()
            .handle(
                new GiveConsent.Command(
                    exchange.caller(),
                    new ConsentChange(
                        fields.flag("analytics_consent"),
                        fields.flag("marketing_consent"),
                        fields.flag("data_processing_consent"))));
    return Reply.ok(
        new Consented(
            say(exchange.language(), "Dina val är sparade.", "Your choices are saved."),
            ConsentJson.of(consent)));
  }

  private Reply showConsent(Exchange exchange) {
    Optional<Consent> consent = product.showConsent().handle(exchange.self("user_id"));
    Language language = exchange.language();
    return Reply.ok(
        new Consented(
            consent.isPresent()
                ? say(language, "Dina val.", "Your choices.")
                : say(
                    language,
                    "Du har inte gjort några val ännu.",
                    "You have not made any choices yet."),
            consent.map(ConsentJson::of).orElse(new ConsentJson(false, false, false, null))));
  }

  record ProfileJson(
      String id,
      String email,
      String name,
      String language,
      String timezone,
      int weeklyGoal,
      String createdAt) {
    static ProfileJson of(Account account) {
      Profile profile = account.profile();
      return new ProfileJson(
          account.id().toString(),
          account.email().value(),
          profile.name().value(),
          profile.language().tag(),
          profile.homeZone().getId(),
          profile.weeklyGoal(),
          Timestamps.text(account.createdAt()));
    }

    @Override
    public String toString() {
      return "ProfileJson[hidden]";
    }
  }

  private Reply showProfile(Exchange exchange) {
    return profile(product.showProfile().handle(exchange.caller()));
  }

  private static Reply profile(Optional<Account> account) {
    return account
        .map(found -> Reply.ok(ProfileJson.of(found)))
        .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND));
  }

  private Reply changeProfile(Exchange exchange) {
    Fields fields = exchange.fields();
    OptionalInt goal = fields.whole("weekly_goal");
    return profile(
        product
            .changeProfile()
            .handle(
                new ChangeProfile.Command(
                    exchange.caller(),
                    fields.text("name").map(PersonName::new),
                    fields.text("language").map(AccountRoutes::language),
                    fields.text("timezone").map(given -> Exchange.zone("timezone", given)),
                    goal.isPresent() ? Optional.of(goal.getAsInt()) : Optional.empty())));
  }

  private static Language language(String tag) {
    return Language.ofTag(tag)
        .orElseThrow(() -> new InvalidValue("language", new Flaw.NotOneOf(List.of("sv", "en"))));
  }

  private static String say(Language language, String swedish, String english) {
    return switch (language) {
      case SV -> swedish;
      case EN -> english;
    };
  }
}
