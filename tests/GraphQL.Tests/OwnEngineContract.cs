using GraphQL.Contract;

namespace GraphQL.Tests;

/// <summary>The contract, kept by this library.</summary>
public sealed class OwnEngineContract() : EngineContract(new OwnEngineFixture());
