/** Mail: attachments from a mailbox (IMAP, RFC 3501), and documents as attachments (SMTP, RFC 5321). */
@NullMarked
package io.crossdock.connectors.mail;

import org.jspecify.annotations.NullMarked;
