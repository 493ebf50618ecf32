package workbook.clickstream;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** The one JSON mapper of the domain. */
final class Json {

    static final ObjectMapper MAPPER = mapper();

    private Json() {}

    private static ObjectMapper mapper() {
        var mapper = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .addModule(new SimpleModule()
                        .addSerializer(Instant.class, new IsoTimeWriter())
                        .addDeserializer(Instant.class, new IsoTimeReader()))
                .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        return mapper;
    }

    /**
     * Writes ISO-8601 with the offset {@code +00:00} rather than {@code Z}: Python reads {@code Z} only since 3.11.
     */
    private static final class IsoTimeWriter extends StdSerializer<Instant> {

        private static final long serialVersionUID = 1L;
        private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSSSSS]xxx");
        private static final DateTimeFormatter ISO_WHOLE_SECONDS =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

        private IsoTimeWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator json, SerializerProvider provider) throws IOException {
            var form = time.getNano() == 0 ? ISO_WHOLE_SECONDS : ISO;
            json.writeString(form.format(time.atOffset(ZoneOffset.UTC)));
        }
    }

    /**
     * Reads ISO-8601 with {@code Z}, with an offset, or without either: the tutorial's {@code datetime.now().isoformat()}
     * names no zone, and is taken as UTC.
     */
    private static final class IsoTimeReader extends StdDeserializer<Instant> {

        private static final long serialVersionUID = 1L;

        private IsoTimeReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            var text = json.getValueAsString();
            if (!json.currentToken().isScalarValue() || json.currentToken().isNumeric()) {
                return (Instant) context.handleUnexpectedToken(Instant.class, json);
            }
            try {
                var time = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
                return time instanceof OffsetDateTime moment
                        ? moment.toInstant()
                        : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
            } catch (DateTimeParseException other) {
                return (Instant) context.handleWeirdStringValue(Instant.class, text, "not an ISO-8601 time");
            }
        }
    }
}
