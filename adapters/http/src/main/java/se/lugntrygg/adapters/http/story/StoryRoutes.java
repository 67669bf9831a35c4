package se.lugntrygg.adapters.http.story;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.adapters.http.Cursors;
import se.lugntrygg.adapters.http.Exchange;
import se.lugntrygg.adapters.http.Fields;
import se.lugntrygg.adapters.http.Product;
import se.lugntrygg.adapters.http.Reply;
import se.lugntrygg.adapters.http.Route;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.application.story.ShowStories;
import se.lugntrygg.application.story.TellStory;
import se.lugntrygg.domain.account.Profile;
import se.lugntrygg.domain.story.StoryId;

/// Stories of a person's week.
public final class StoryRoutes {
  private static final int DEFAULT_LIMIT = 50;

  private final Product product;

  private StoryRoutes(Product product) {
    this.product = product;
  }

  /// All routes about stories.
  public static List<Route> of(Product product) {
    StoryRoutes routes = new StoryRoutes(product);
    return List.of(
        Route.of(
            "POST",
            "/api/ai/story",
            Limit.AI_STORY,
            routes::tell,
            Route.Trait.REPEATABLE,
            Route.Trait.ANSWERED_ANEW),
        Route.of("GET", "/api/ai/stories", Limit.READ, routes::list));
  }

  private Reply tell(Exchange exchange) {
    TellStory.Outcome outcome =
        product
            .tellStory()
            .handle(
                new TellStory.Command(
                    exchange.caller(),
                    new StoryId(exchange.effect()),
                    exchange.zone(),
                    goal(exchange),
                    exchange.language()));
    return Reply.ok(StoryJson.of(outcome.told(), outcome.stored()));
  }

  private int goal(Exchange exchange) {
    return product
        .showProfile()
        .handle(exchange.caller())
        .map(account -> account.profile().weeklyGoal())
        .orElse(Profile.DEFAULT_GOAL);
  }

  record StoriesJson(List<StoryJson> stories, int count, @Nullable String nextCursor) {}

  private Reply list(Exchange exchange) {
    Fields fields = exchange.fields();
    ShowStories.Page page =
        product
            .showStories()
            .handle(
                new ShowStories.Command(
                    exchange.caller(),
                    fields.text("cursor").map(Cursors::sequence).orElse(OptionalLong.empty()),
                    fields.whole("limit").orElse(DEFAULT_LIMIT)));
    List<StoryJson> stories =
        page.stories().stream().map(story -> StoryJson.of(story.told(), true)).toList();
    return Reply.ok(new StoriesJson(stories, stories.size(), Cursors.text(page.next())));
  }
}
