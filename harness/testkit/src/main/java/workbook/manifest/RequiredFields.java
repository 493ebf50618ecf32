package workbook.manifest;

import java.util.List;

/** Refuses an entry of a manifest that leaves a field out. */
record RequiredFields(String file, String entry) {

    void text(String field, String value) {
        if (value == null || value.isBlank()) {
            throw missing(field);
        }
    }

    void present(String field, Object value) {
        if (value == null) {
            throw missing(field);
        }
    }

    void list(String field, List<String> values) {
        present(field, values);
        if (values.stream().anyMatch(value -> value == null || value.isBlank())) {
            throw new ManifestException(
                    file, entry + " has an empty line in '" + field + "'.", "Fill the line or delete it.");
        }
    }

    /** Refuses a list in which an entry was begun and not filled. */
    void noneEmpty(String field, List<?> entries) {
        int empty = entries.indexOf(null);
        if (empty >= 0) {
            throw new ManifestException(
                    file, "entry " + (empty + 1) + " of " + field + " is empty.", "Fill it or delete it.");
        }
    }

    private ManifestException missing(String field) {
        return new ManifestException(file, entry + " has no '" + field + "'.", "Add the field '" + field + "'.");
    }
}
