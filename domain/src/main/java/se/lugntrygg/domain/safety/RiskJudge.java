package se.lugntrygg.domain.safety;

/// Judges how worrying a text is, by the rules that lie beside it, in Swedish and English alike
/// since people mix them. Needs nothing but the text, takes time in proportion to it, and has an
/// answer for any string at all, also one that is not valid UTF-16. One judge serves all threads.
///
/// It must be asked before anything else is done with a text, and about the person's own words
/// alone. Should it fail all the same, which would be our bug, the caller must go on as if it had
/// said [RiskLevel#CONCERN], and count that.
public final class RiskJudge {
  private final RuleBook book;
  private final Scan.Meanings meanings;

  public RiskJudge() {
    book = new RuleBook();
    meanings = new Scan.Meanings(book);
  }

  /// How worrying a text is, and which rules say so.
  public Risk judge(String text) {
    Wording wording = Wording.of(text);
    if (wording.size() == 0) {
      return Risk.NONE;
    }
    wording.joinLetters(book.vocabulary());
    wording.cutJoined(book.vocabulary());
    return new Scan(book, meanings, wording).risk();
  }
}
