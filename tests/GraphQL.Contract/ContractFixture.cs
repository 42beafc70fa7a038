using System.Security.Claims;
using System.Text.Json;

namespace GraphQL.Contract;

/// <summary>
/// What an engine must be able to do to enrol in the contract: take SDL and plain C# classes, and answer requests.
/// It names no type of any engine, so that another one can be enrolled without touching the contract.
/// </summary>
public abstract class ContractFixture
{
    /// <summary>Builds a schema; throws when it cannot be served.</summary>
    public abstract Task<IContractServer> StartAsync(ContractSchema schema);
}

/// <summary>A schema in the terms of the rooms.</summary>
public sealed class ContractSchema
{
    public List<string> Documents { get; } = [];
    public List<(string Sdl, Type Clr)> Types { get; } = [];
    public List<(string Sdl, Type Class)> Resolvers { get; } = [];
    public Dictionary<Type, object> Services { get; } = [];

    /// <summary>The directive whose single argument <c>role</c> the caller's principal must hold.</summary>
    public string? RoleDirective { get; set; }
}

public interface IContractServer
{
    Task<JsonDocument> AskAsync(string query, object? variables = null, ClaimsPrincipal? user = null);

    /// <summary>The responses of a subscription, until it ends.</summary>
    IAsyncEnumerable<JsonDocument> StreamAsync(string query, CancellationToken cancellationToken = default);
}

/// <summary>Batched look-ups as the rooms know them; each engine's fixture supplies the implementation.</summary>
public interface ILookups
{
    ValueTask<TValue?> LoadAsync<TKey, TValue>(string name, TKey key, Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> fetch)
        where TKey : notnull;
}

/// <summary>What the client selected below the field, as the rooms know it.</summary>
public interface ISelection
{
    bool Includes(string path);
}
