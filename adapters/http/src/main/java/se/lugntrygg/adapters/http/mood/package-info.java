/// Routes and JSON of this part of the product.
@NullMarked
package se.lugntrygg.adapters.http.mood;

import org.jspecify.annotations.NullMarked;
