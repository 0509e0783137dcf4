/**
 * ANSI ASC X12, 4010 and 5010: the messages of the trade both ways.
 *
 * <p>The directories of X12 are licensed and are not here: {@code codes.csv} has the codes that the messages use, each as public
 * software and public files of partners have it too. Those that our samples do not show: 673 (quantities) as in {@code
 * apimeister/x12-types}, 103 (packages) as in {@code kputnam/stupidedi}.
 */
@NullMarked
package io.crossdock.mappings.x12;

import org.jspecify.annotations.NullMarked;
