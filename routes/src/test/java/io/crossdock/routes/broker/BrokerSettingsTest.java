package io.crossdock.routes.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.ha.ReplicaPolicyConfiguration;
import org.apache.activemq.artemis.core.config.ha.ReplicatedPolicyConfiguration;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of brokers apart from the hub, as Artemis understands them. */
class BrokerSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"single", "primary", "backup"})
    void keepWhatTheHubRestsOn(String which) throws Exception {
        FileConfiguration settings = read(which);

        assertThat(settings.isPersistenceEnabled()).isTrue();
        assertThat(settings.isJournalSyncTransactional()).isTrue();
        assertThat(settings.isPersistIDCache()).isTrue();
        assertThat(settings.getIDCacheSize()).isEqualTo(Broker.REMEMBERED_IDS);
        assertThat(settings.getAddressSettings()).hasEntrySatisfying("#", all -> {
            assertThat(all.isAutoCreateQueues()).isFalse();
            assertThat(all.isAutoCreateAddresses()).isFalse();
            assertThat(all.getRedeliveryDelay()).isZero();
            assertThat(all.getMaxDeliveryAttempts()).isEqualTo(-1);
            assertThat(all.getIDCacheSize()).isEqualTo(Broker.REMEMBERED_IDS);
            assertThat(all.getAddressFullMessagePolicy()).isEqualTo(AddressFullMessagePolicy.PAGE);
            assertThat(all.getDeadLetterAddress().toString()).isEqualTo(Broker.UNDELIVERABLE);
        });
    }

    @Test
    void makeTwoBrokersAPair() throws Exception {
        FileConfiguration primary = read("primary");
        FileConfiguration backup = read("backup");

        assertThat(primary.getHAPolicyConfiguration()).isInstanceOf(ReplicatedPolicyConfiguration.class);
        assertThat(backup.getHAPolicyConfiguration()).isInstanceOf(ReplicaPolicyConfiguration.class);
        assertThat(primary.getClusterConfigurations()).hasSize(1);
        assertThat(backup.getClusterConfigurations()).hasSize(1);
    }

    private static FileConfiguration read(String which) throws Exception {
        FileConfiguration settings = new FileConfiguration();
        FileDeploymentManager files = new FileDeploymentManager(
                Path.of("../ops/broker", which, "broker.xml").toUri().toString());
        files.addDeployable(settings);
        files.readConfiguration();
        return settings;
    }
}
