/// Routes and JSON of this part of the product.
@NullMarked
package se.lugntrygg.adapters.http.conversation;

import org.jspecify.annotations.NullMarked;
