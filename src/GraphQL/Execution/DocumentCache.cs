using System.Collections.Concurrent;

namespace GraphQL.Execution;

/// <summary>
/// Keeps prepared documents by their text or hash. Two generations: what is asked for moves to the young one, and when that
/// is full the old one is forgotten. Bounded by the characters held, so that a flood of documents cannot fill memory.
/// </summary>
internal sealed class DocumentCache(int characters)
{
    private const int Overhead = 500;
    private readonly Lock _gate = new();
    private ConcurrentDictionary<string, PreparedDocument> _young = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, PreparedDocument> _old = new(StringComparer.Ordinal);
    private int _weight;

    public PreparedDocument? Find(string key)
    {
        if (_young.TryGetValue(key, out var document)) return document;
        if (!_old.TryGetValue(key, out document)) return null;
        Add(key, document);
        return document;
    }

    public void Add(string key, PreparedDocument document)
    {
        if (document.Length > characters / 2) return;
        lock (_gate)
        {
            if (!_young.TryAdd(key, document)) return;
            _weight += document.Length + Overhead;
            if (_weight <= characters / 2) return;
            _old = _young;
            _young = new ConcurrentDictionary<string, PreparedDocument>(StringComparer.Ordinal);
            _weight = 0;
        }
    }
}
