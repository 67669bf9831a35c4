/// Language models elsewhere, reached through LangChain4j, and what keeps a sick one from hurting
/// anybody.
@NullMarked
package se.lugntrygg.adapters.ai.langchain;

import org.jspecify.annotations.NullMarked;
