package se.lugntrygg.domain.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class IndicatorTest {
  @Test
  void every_rule_of_the_judge_has_a_kind_that_can_be_shown() {
    RuleBook book = new RuleBook();
    List<String> ids =
        IntStream.range(0, book.ruleCount()).mapToObj(i -> book.rule(i).id()).toList();
    assertThat(ids).isNotEmpty();
    for (String id : ids) {
      assertThat(Indicator.of(new Risk(RiskLevel.CONCERN, List.of(id), false)))
          .as(id)
          .hasSize(1)
          .doesNotContain(Indicator.UNCLEAR);
    }
  }
}
