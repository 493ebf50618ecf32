package workbook.check;

import java.util.List;
import java.util.stream.Collectors;
import workbook.manifest.ManifestException;
import workbook.source.Refused;

/**
 * Something in the workbook that must not stay as it is, told to its author.
 *
 * @param file the file to edit, from the workbook's top folder
 * @param fault what is wrong, in a sentence
 * @param mend what to do about it, in a sentence
 */
record Refusal(String file, String fault, String mend) {

    /** A manifest that cannot be used. */
    static Refusal of(ManifestException unusable) {
        return new Refusal(unusable.file(), unusable.fault(), unusable.mend());
    }

    /** File, fault and mend, in this order. */
    String text() {
        return file + ": " + fault + " " + mend;
    }

    /**
     * Returns if there is nothing to refuse.
     *
     * @throws Refused if there is
     */
    static void throwAny(List<Refusal> refusals) {
        if (!refusals.isEmpty()) {
            throw new Refused(refusals.stream().map(Refusal::text).collect(Collectors.joining("\n")));
        }
    }
}
