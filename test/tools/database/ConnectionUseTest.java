package tools.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The words about connections that nobody could have waited for long enough. */
class ConnectionUseTest {

    /** A waiting call can reach its deadline in the moment in which all others end at theirs. */
    @Test
    void saysSomethingWhenAllWereGivenBackMeanwhile() {
        ConnectionUse use = new ConnectionUse();
        ConnectionUse.Loan loan = use.lend("query");
        assertThat(use.describe()).isEqualTo("1 by query; the longest for 0 s");
        use.giveBack(loan);
        assertThat(use.describe()).isEqualTo("each was given back just now");
    }
}
