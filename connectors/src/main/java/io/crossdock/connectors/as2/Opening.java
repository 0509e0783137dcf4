package io.crossdock.connectors.as2;

import io.crossdock.config.Settings;
import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;

/** Takes a message out of its layers: encrypted, signed, compressed, each at most once (RFC 4130, 4.1; RFC 5402). */
final class Opening {

    private static final long MEGABYTE = 1024 * 1024;

    private final Settings settings;
    private final Encryption encryption;
    private final Verifying verifying;

    Opening(Settings settings, Encryption encryption, Verifying verifying) {
        this.settings = settings;
        this.encryption = encryption;
        this.verifying = verifying;
    }

    /**
     * A message without its layers.
     *
     * @param payload what it is about
     * @param confirmed over what the digest of a receipt is taken
     * @param signed the digest of its signature
     */
    record Opened(Entity payload, Entity confirmed, Optional<Hash> signed, boolean encrypted) {}

    Opened open(Entity message, Scratch scratch) throws IOException, Refused {
        return new Layers(message, scratch).open();
    }

    private final class Layers {

        private final Scratch scratch;
        private Entity entity;
        private boolean encrypted;
        private boolean compressed;
        private Optional<Verifying.Signed> signed = Optional.empty();

        Layers(Entity message, Scratch scratch) {
            this.entity = message;
            this.scratch = scratch;
        }

        Opened open() throws IOException, Refused {
            while (isLayer()) {
                try {
                    entity = entity.type().equals("multipart/signed") ? verified() : pkcs7();
                } catch (Entity.Unreadable e) {
                    throw new Refused(Disposition.error("unexpected-processing-error"), e.getMessage());
                }
            }
            return new Opened(
                    entity,
                    signed.map(Verifying.Signed::content).orElse(entity),
                    signed.map(Verifying.Signed::hash),
                    encrypted);
        }

        private boolean isLayer() {
            return Pkcs7.is(entity) || entity.type().equals("multipart/signed");
        }

        private Entity pkcs7() throws IOException, Refused {
            ASN1ObjectIdentifier type = Pkcs7.type(entity);
            if (type.equals(CMSObjectIdentifiers.compressedData) && !compressed) {
                compressed = true;
                return Compression.expanded(entity, settings.number("max-size") * MEGABYTE, scratch);
            }
            boolean envelope = type.equals(CMSObjectIdentifiers.envelopedData)
                    || type.equals(CMSObjectIdentifiers.authEnvelopedData);
            if (envelope && !encrypted && signed.isEmpty() && !compressed) {
                encrypted = true;
                return encryption.decrypted(entity, scratch);
            }
            throw new Refused(Disposition.failure("unsupported format"), "its layers are in no order that AS2 knows");
        }

        private Entity verified() throws IOException, Refused {
            if (signed.isPresent()) {
                throw new Refused(Disposition.failure("unsupported format"), "it is signed twice");
            }
            try {
                Verifying.Signed found = verifying.verify(entity, scratch);
                signed = Optional.of(found);
                return found.content();
            } catch (Untrusted e) {
                throw new Refused(Disposition.error(word(e.reason())), e.getMessage());
            }
        }

        private static String word(Untrusted.Reason reason) {
            return switch (reason) {
                case UNREADABLE -> "unexpected-processing-error";
                case STRANGER -> "authentication-failed";
                case TAMPERED -> "integrity-check-failed";
                case WEAK -> "insufficient-message-security";
            };
        }
    }

    /** A message without a layer that was agreed on is not taken. */
    void demand(Opened opened) throws Refused {
        if (opened.signed().isEmpty() && !settings.flag("accept-unsigned")) {
            throw new Refused(Disposition.error("insufficient-message-security"), "it is not signed");
        }
        if (!opened.encrypted() && !settings.flag("accept-unencrypted")) {
            throw new Refused(Disposition.error("insufficient-message-security"), "it is not encrypted");
        }
    }
}
