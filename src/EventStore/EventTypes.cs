using System.Text.Json;

namespace EventStore;

/// <summary>
/// The stored name of every event type, fixed by hand so that a renamed class still reads its past.
/// Filled at the start of the program; not to be changed once a store uses it.
/// </summary>
public sealed class EventTypes
{
    private readonly Dictionary<string, Type> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, Names> _byType = [];
    private readonly Dictionary<string, Func<JsonElement, object>> _upcasts = new(StringComparer.Ordinal);

    public EventTypes Map<T>(string storedName) where T : notnull => Map(typeof(T), storedName);

    /// <exception cref="ArgumentException">The name or the type is mapped already.</exception>
    public EventTypes Map(Type type, string storedName)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (string.IsNullOrWhiteSpace(storedName) || storedName.Length > 500 || storedName.Contains('\0'))
            throw new ArgumentException("A stored name has 1 to 500 characters.", nameof(storedName));
        Free(storedName);
        if (!_byType.TryAdd(type, new Names(storedName, $"{type.FullName}, {type.Assembly.GetName().Name}")))
            throw new ArgumentException($"{type} has the stored name '{_byType[type].Stored}' already.", nameof(type));
        _byName.Add(storedName, type);
        return this;
    }

    /// <summary>Reads events of a name no longer written, as events of today.</summary>
    /// <exception cref="ArgumentException">The name is mapped already.</exception>
    public EventTypes Upcast(string oldName, Func<JsonElement, object> upcast)
    {
        ArgumentNullException.ThrowIfNull(upcast);
        Free(oldName);
        _upcasts.Add(oldName, upcast);
        return this;
    }

    /// <summary>Every name that can be read: the mapped ones and the upcast ones.</summary>
    public IEnumerable<string> StoredNames => _byName.Keys.Concat(_upcasts.Keys);

    /// <summary>The names that are only read, through an upcaster.</summary>
    public IEnumerable<string> UpcastNames => _upcasts.Keys;

    /// <summary>The name a type is stored under.</summary>
    /// <exception cref="ArgumentException">The type is not mapped.</exception>
    public string NameOf(Type type) => NamesOf(type).Stored;

    internal Names NamesOf(Type type) => _byType.TryGetValue(type, out var names)
        ? names
        : throw new ArgumentException($"{type} has no stored name; map it in EventTypes.");

    internal Type? TypeOf(string storedName) => _byName.GetValueOrDefault(storedName);

    internal Func<JsonElement, object>? UpcastOf(string storedName) => _upcasts.GetValueOrDefault(storedName);

    private void Free(string name)
    {
        if (_byName.TryGetValue(name, out var type)) throw new ArgumentException($"The stored name '{name}' belongs to {type}.");
        if (_upcasts.ContainsKey(name)) throw new ArgumentException($"The stored name '{name}' is upcast already.");
    }

    /// <param name="DotNet">As Marten writes it: "Namespace.Type, Assembly".</param>
    internal sealed record Names(string Stored, string DotNet);
}
