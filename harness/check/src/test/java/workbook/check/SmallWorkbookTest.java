package workbook.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sound workbook passes, or the refusals of broken ones would prove nothing. */
class SmallWorkbookTest {

    @Test
    void nothing_is_refused(@TempDir Path folder) {
        var proof = SmallWorkbook.in(folder).proof();

        assertThat(proof.refusals()).isEmpty();
        assertThat(proof.passed()).isEqualTo(5);
        assertThat(proof.failed()).isZero();
    }
}
