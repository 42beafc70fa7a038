namespace Compliance.Kernel;

/// <summary>What a room brings to the house: filled in by its module, read by the host and by the shape tests.</summary>
internal sealed class Room(string name)
{
    private readonly List<(Type Type, string StoredName)> events = [];
    private readonly List<StreamKind> streams = [];
    private readonly List<(string Sdl, Type Clr)> types = [];
    private readonly List<(string Sdl, Type Class)> resolvers = [];
    private readonly List<(Type Service, Type Implementation)> services = [];
    private readonly List<Type> reactors = [];

    /// <summary>Folder, namespace, SDL file and test folder in one word.</summary>
    public string Name => name;
    public IReadOnlyList<(Type Type, string StoredName)> Events => events;
    public IReadOnlyList<StreamKind> Streams => streams;
    public IReadOnlyList<(string Sdl, Type Clr)> Types => types;
    public IReadOnlyList<(string Sdl, Type Class)> ResolverClasses => resolvers;
    public IReadOnlyList<(Type Service, Type Implementation)> Services => services;
    public IReadOnlyList<Type> Reactors => reactors;
    public Action<Texts> Texts { get; init; } = _ => { };

    /// <summary>Registers an event under its stored name, which never changes once shipped.</summary>
    public Room Event<T>(string storedName) { events.Add((typeof(T), storedName)); return this; }
    public Room Stream(StreamKind kind) { streams.Add(kind); return this; }
    /// <summary>Binds an SDL type (object, input, enum, union member) to its class; the SDL name is the class's own unless given.</summary>
    public Room Type<T>(params string[] sdlNames)
    {
        if (sdlNames.Length == 0) types.Add((typeof(T).Name, typeof(T)));
        foreach (var sdl in sdlNames) types.Add((sdl, typeof(T)));
        return this;
    }
    /// <summary>Binds a class of resolver methods to SDL types; one instance serves all requests, so it holds no state of a request.</summary>
    public Room Resolvers<T>(params string[] sdlTypes) { foreach (var sdl in sdlTypes) resolvers.Add((sdl, typeof(T))); return this; }
    /// <summary>A service of the room, one instance for the whole host: it may take IViewsOf and other rooms' Kernel services, never IDesk or IViews, which belong to a request.</summary>
    public Room Service<TService, TImplementation>() where TImplementation : TService { services.Add((typeof(TService), typeof(TImplementation))); return this; }
    public Room Reactor<T>() where T : IReactor { reactors.Add(typeof(T)); return this; }
}
