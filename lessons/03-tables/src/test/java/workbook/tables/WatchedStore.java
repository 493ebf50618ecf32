package workbook.tables;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** A store that knows how many of its iterators are open. */
final class WatchedStore<K, V> implements ReadOnlyKeyValueStore<K, V> {

    private final ReadOnlyKeyValueStore<K, V> store;
    private int open;

    WatchedStore(ReadOnlyKeyValueStore<K, V> store) {
        this.store = store;
    }

    int open() {
        return open;
    }

    @Override
    public V get(K key) {
        return store.get(key);
    }

    @Override
    public KeyValueIterator<K, V> range(K from, K to) {
        return watched(store.range(from, to));
    }

    @Override
    public KeyValueIterator<K, V> reverseRange(K from, K to) {
        return watched(store.reverseRange(from, to));
    }

    @Override
    public KeyValueIterator<K, V> all() {
        return watched(store.all());
    }

    @Override
    public KeyValueIterator<K, V> reverseAll() {
        return watched(store.reverseAll());
    }

    @Override
    public long approximateNumEntries() {
        return store.approximateNumEntries();
    }

    private KeyValueIterator<K, V> watched(KeyValueIterator<K, V> iterator) {
        open++;
        return new KeyValueIterator<>() {

            private boolean closed;

            @Override
            public boolean hasNext() {
                return iterator.hasNext();
            }

            @Override
            public KeyValue<K, V> next() {
                return iterator.next();
            }

            @Override
            public K peekNextKey() {
                return iterator.peekNextKey();
            }

            @Override
            public void close() {
                iterator.close();
                if (!closed) {
                    closed = true;
                    open--;
                }
            }
        };
    }
}
