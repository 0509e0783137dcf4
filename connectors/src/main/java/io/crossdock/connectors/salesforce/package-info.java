/** Salesforce: records upserted by external id, one by one, together or in bulk, and events taken. */
@NullMarked
package io.crossdock.connectors.salesforce;

import org.jspecify.annotations.NullMarked;
