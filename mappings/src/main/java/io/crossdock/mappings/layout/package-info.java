/** What formats whose layout stands in the channel file share: values named there, put into documents and taken out of them. */
@NullMarked
package io.crossdock.mappings.layout;

import org.jspecify.annotations.NullMarked;
