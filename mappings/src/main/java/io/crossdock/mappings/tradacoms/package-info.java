/** TRADACOMS of the Article Number Association, version 9 and what is read alike: files of orders and of invoices, read only. */
@NullMarked
package io.crossdock.mappings.tradacoms;

import org.jspecify.annotations.NullMarked;
