package workbook.manifest;

/**
 * A manifest that cannot be used. The message is written for the author of the file: it names the file, the fault and
 * the mend.
 */
public final class ManifestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final String fault;
    private final String mend;

    /**
     * @param file the manifest, as the author would name it
     * @param fault what is wrong, with the line where there is one
     * @param mend what to write instead
     */
    public ManifestException(String file, String fault, String mend) {
        super(file + ": " + fault + " " + mend);
        this.file = file;
        this.fault = fault;
        this.mend = mend;
    }

    /** The manifest, as its author would name it. */
    public String file() {
        return file;
    }

    /** What is wrong with it, in a sentence. */
    public String fault() {
        return fault;
    }

    /** What to write instead, in a sentence. */
    public String mend() {
        return mend;
    }
}
