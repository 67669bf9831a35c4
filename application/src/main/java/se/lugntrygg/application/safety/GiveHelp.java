package se.lugntrygg.application.safety;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.lugntrygg.domain.account.UserId;
import se.lugntrygg.domain.safety.HelpReply;
import se.lugntrygg.domain.safety.Resource;
import se.lugntrygg.domain.safety.Resources;
import se.lugntrygg.domain.safety.Risk;
import se.lugntrygg.domain.safety.RiskReport;
import se.lugntrygg.domain.text.Language;

/// Answers a person whose words worry us. Asks nothing that could be away: whoever gets this far is
/// answered.
public final class GiveHelp {
  /// How many people's last replies are remembered. Who is forgotten, also by a restart, gets the
  /// whole card again, which is the better mistake.
  private static final int REMEMBERED = 20_000;

  private final Resources resources;
  private final WatchRisk watch;
  private final InstantSource clock;
  private final Map<UserId, HelpReply.Given> given =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UserId, HelpReply.Given> eldest) {
          return size() > REMEMBERED;
        }
      };

  public GiveHelp(Resources resources, WatchRisk watch, InstantSource clock) {
    this.resources = resources;
    this.watch = watch;
    this.clock = clock;
  }

  /// Whose words, how they were judged, and the language of the answer.
  public record Command(UserId person, Risk risk, Language language) {}

  /// What a person gets.
  ///
  /// @param actions what to do, most urgent first
  /// @param immediate what to do at once when a life is in danger
  public record Help(
      RiskReport report,
      HelpReply reply,
      List<String> actions,
      List<Resource> resources,
      String immediate) {}

  /// The help for a judgement; empty when there is nothing to worry about.
  public Optional<Help> handle(Command command) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Optional<HelpReply> reply;
    synchronized (given) {
      HelpReply.Given before = given.getOrDefault(command.person(), HelpReply.Given.NOTHING);
      Optional<HelpReply.Next> next =
          HelpReply.next(command.risk(), command.language(), resources, before, now);
      next.ifPresent(known -> given.put(command.person(), known.given()));
      reply = next.map(HelpReply.Next::reply);
    }
    watch.handle(command.person(), command.risk(), now);
    return reply.map(said -> help(command, said));
  }

  /// The same for somebody who never saw what they were given last: as if they had been given
  /// nothing.
  public Optional<Help> anew(Command command) {
    synchronized (given) {
      given.remove(command.person());
    }
    return handle(command);
  }

  private Help help(Command command, HelpReply reply) {
    RiskReport report = RiskReport.of(command.risk());
    return new Help(
        report,
        reply,
        report.actions(command.language(), resources),
        resources.in(Resources.HOME),
        resources.immediate(Resources.HOME, command.language()));
  }
}
