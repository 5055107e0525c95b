// Made from openapi.json by "npm run kontrakt"; change the hub's records instead.
export interface paths {
    "/api/v1/handelser": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    /** @description District id. */
                    Stadsdel?: string;
                    /** @description Plats id. */
                    Plats?: string;
                    /** @description Category id. */
                    Kategori?: string;
                    /** @description Lowest seriousness, 1–5. */
                    AllvarMinst?: number;
                    /** @description Source id. */
                    Kalla?: string;
                    /** @description Status. */
                    Status?: string;
                    /** @description Happened at or after, ISO 8601. */
                    Fran?: string;
                    /** @description Happened before, ISO 8601. */
                    Till?: string;
                    /** @description Words; all must occur. */
                    Q?: string;
                    sida?: number;
                    perSida?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Handelsesida"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                    "application/x-ndjson": unknown;
                    "application/cap+xml": unknown;
                };
            };
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Intagssvar"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/siss/rapport": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                    "text/csv": unknown;
                };
            };
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Intagssvar"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ssbf/handelser": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Intagssvar"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unsupported Media Type */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Service Unavailable */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handelser.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    /** @description District id. */
                    Stadsdel?: string;
                    /** @description Plats id. */
                    Plats?: string;
                    /** @description Category id. */
                    Kategori?: string;
                    /** @description Lowest seriousness, 1–5. */
                    AllvarMinst?: number;
                    /** @description Source id. */
                    Kalla?: string;
                    /** @description Status. */
                    Status?: string;
                    /** @description Happened at or after, ISO 8601. */
                    Fran?: string;
                    /** @description Happened before, ISO 8601. */
                    Till?: string;
                    /** @description Words; all must occur. */
                    Q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kallor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Kallorvy"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kallor/{id}/kontakt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Kontaktvy"][];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stad/lagesbild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    per?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Lagesbildvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stadsdelar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Stadsdelsvy"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stadsdelar/{id}/lagesbild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    per?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Lagesbildvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platser/{id}/lagesbild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    per?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Lagesbildvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stad/langsikt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Langsiktvy"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stadsdelar/{id}/langsikt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Langsiktvy"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platser/{id}/langsikt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Langsiktvy"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stad/historik": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    Fran?: string;
                    Till?: string;
                    Steg?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Historikserievy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stadsdelar/{id}/historik": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    Fran?: string;
                    Till?: string;
                    Steg?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Historikserievy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platser/{id}/historik": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    Fran?: string;
                    Till?: string;
                    Steg?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Historikserievy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handelser/{kalla}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kalla: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Historikvy"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handelser/{kalla}/{id}/placering": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kalla: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Placeringsbegaran"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Placeradvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handelser/{kalla}/{id}/gallring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kalla: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Gallringsbegaran"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handelser/{kalla}/{id}/rattelse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kalla: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Rattelsebegaran"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Rattadvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handelser/{kalla}/{id}/sammanforing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kalla: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Sammanforingsbegaran"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Rattadvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handelser/{kalla}/{id}/sarskiljning": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kalla: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Sarskiljningsbegaran"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Rattadvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forslag/sammanforing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    stadsdel?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Forslagsvy"][];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forslag/sammanforing/avvisade": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    handelse?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Avvisatvy"][];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forslag/sammanforing/avvisa": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Avvisningsbegaran"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forslag/sammanforing/ateroppna": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Avvisningsbegaran"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/platser": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Platsvy"][];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Platsbegaran"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Platsvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/karantan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    lage?: string;
                    kalla?: string;
                    handelse?: string;
                    fore?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Karantanvy"][];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/karantan/{id}/rattad": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": unknown;
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/karantan/{id}/slapp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unprocessable Entity */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/karantan/{id}/avvisad": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enheter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Enhetvy"][];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Enhetsbegaran"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NyEnhetvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/enheter/{id}/aterkalla": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gallringar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    sida?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Gallringsoversikt"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gallringar/{nr}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    nr: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Rapportvy"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gallringsstopp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Stoppvy"][];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lasningar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    vem?: string;
                    vad?: string;
                    fran?: string;
                    till?: string;
                    sida?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Lasningssida"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handelser/{kalla}/{id}/gallringsstopp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kalla: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Stoppbegaran"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handelser/{kalla}/{id}/gallringsstopp/slapp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kalla: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Slappbegaran"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rykten": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    tillstand?: string;
                    stadsdel?: string;
                    handelse?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Rykteslistvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Ryktesbegaran"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Ryktesversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rykten/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Rykteshistorikvy"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rykten/{id}/notering": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["Noteringsbegaran"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Ryktesversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rykten/{id}/kontroll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["Kontrollbegaran"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Ryktesversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rykten/{id}/svar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["Svarsbegaran"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Ryktesversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rykten/{id}/ateroppna": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["Ateroppningsbegaran"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Ryktesversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rykten/{id}/sammanfor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["Ryktessammanforing"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Ryktesversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rykten/{id}/gallring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Gallringsbegaran"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jour": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    vid?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Jourvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["Linjebegaran"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Jourversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jour/{linje}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    vid?: string;
                };
                header?: never;
                path: {
                    linje: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Jourlinjehelvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    linje: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["Linjebegaran"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Jourversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jour/{linje}/pass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    fran?: string;
                    till?: string;
                };
                header?: never;
                path: {
                    linje: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Jourpassningsvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jour/{linje}.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    person?: string;
                };
                header?: never;
                path: {
                    linje: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jour/{linje}/avsluta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    linje: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["Joursteg"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Jourversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jour/{linje}/ersattningar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    linje: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["Ersattningsbegaran"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Jourversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jour/{linje}/ersattningar/{id}/aterta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    linje: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["Joursteg"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Jourversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jour/{linje}/byten": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    linje: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["Bytesbegaran"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Jourversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jour/{linje}/byten/{id}/anta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    linje: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["Joursteg"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Jourversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jour/{linje}/byten/{id}/avboj": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    linje: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["Joursteg"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Jourversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jour/{linje}/byten/{id}/aterta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    linje: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["Joursteg"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Jourversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jour/{linje}/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: {
                    person?: string;
                };
                header?: never;
                path: {
                    linje: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "text/calendar": unknown;
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Jourimportvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jour/{linje}/{id}/gallring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    linje: string;
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Gallringsbegaran"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisationer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Organisationslistvy"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Organisationsbegaran"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Organisationsversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisationer.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisationer/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisationer/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "text/csv": unknown;
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Organisationsimportvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Payload Too Large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/aviseringar/nyckel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Avinyckelvy"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/aviseringar/prenumerationer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Avienhetvy"][];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Prenumerationsbegaran"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Aviidvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/aviseringar/prenumerationer/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/aviseringar/kontakter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Avikontaktvy"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Kontaktbegaran"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Avikontaktvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/aviseringar/prov": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Provbegaran"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Aviprovvy"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/aviseringar/kontakter/{mottagare}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    mottagare: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Avimottagarvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    mottagare: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Kontaktbegaran"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Avikontaktvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    mottagare: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/aviseringar/doda": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Avidodvy"][];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/aviseringar/doda/{id}/om": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Bad Gateway */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/aviseringar/doda/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/aviseringar/webhookar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Aviwebhookvy"][];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Webhookbegaran"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NyAviwebhookvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/aviseringar/webhookar/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Webhookbegaran"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Aviwebhookvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/larm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    status?: string;
                    stadsdel?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Larmlistvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/larm/mottagare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Larmpersonervy"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/larm/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Larmhistorikvy"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/larm/{id}/gallring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Gallringsbegaran"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/larm/{id}/sedd": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["Larmbegaran"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Larmversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/larm/{id}/kvittera": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["Larmbegaran"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Larmversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/larm/{id}/overlamna": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["Larmbegaran"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Larmversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/larm/{id}/taover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["Larmbegaran"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Larmversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/larm/{id}/avboj": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["Larmbegaran"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Larmversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/larm/{id}/atgardas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["Larmbegaran"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Larmversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/larm/{id}/avsluta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["Larmbegaran"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Larmversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/larm/{id}/ateroppna": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["Larmbegaran"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Larmversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/larm/{id}/kommentera": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": null | components["schemas"]["Larmbegaran"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Larmversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nivaer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Nivalistvy"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nivaer/{omrade}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    omrade: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Nivahistorikvy"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    omrade: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Nivabegaran"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Nivaversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nivaer/{omrade}/behall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    omrade: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Nivabehallning"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Nivaversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nivaer/{omrade}/{version}/gallring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    omrade: string;
                    version: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Gallringsbegaran"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nivaer/{omrade}/slapp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    omrade: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Nivaslappning"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Nivaversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Conflict */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regler": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Regelverksvy"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Regelversionvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Precondition Failed */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regler/provkor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["JsonElement"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Provkorningsvy"];
                    };
                };
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Provkorningsvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Too Many Requests */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regler/provkor/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Provkorningsvy"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regler/provkor/{id}/avbryt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Provkorningsvy"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tystnader": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Tystnadervy"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Tystnadsbegaran"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Tystnadsvy"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tystnader/{id}/gallring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Gallringsbegaran"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tystnader/{id}/avslut": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Tystnadsvy"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Forbidden */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
                /** @description Not Found */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jag": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Jagvy"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/puls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Pulsvy"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inloggning/enhet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Enhetsinloggning"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Jagvy"];
                    };
                };
                /** @description Unauthorized */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["ProblemDetails"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/utloggning": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inloggning/utveckling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Utvecklingsinloggning"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Jagvy"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A serious open event as a chip. */
        Allvarligvy: {
            /** @description Source id. */
            kalla: string;
            /** @description The source's own id. */
            id: string;
            /** @description Type. */
            typ: string;
            /**
             * Format: int32
             * @description Seriousness.
             */
            allvar: number;
            /**
             * Format: date-time
             * @description When it happened.
             */
            intraffad: string;
        };
        /** @description What was erased of a source and class. */
        Antalvy: {
            /** @description Source id. */
            kalla: string;
            /** @description The source's name. */
            kallaNamn: string;
            /** @description The class whose time was out. */
            klass: components["schemas"]["Klass"];
            /**
             * Format: int32
             * @description That time, days.
             */
            dygn: number;
            /**
             * Format: int32
             * @description Events.
             */
            handelser: number;
            /**
             * Format: int32
             * @description Texts.
             */
            texter: number;
        };
        /** @description A source that a yearly number hangs on. */
        Arskallavy: {
            /** @description Source id. */
            id: string;
            /**
             * Format: date
             * @description First day known without a longer pause; null when it has never been heard.
             */
            sedan?: null | string;
            /**
             * Format: date
             * @description Latest day with an event of its; a number is too low when the source has been silent since.
             */
            senast?: null | string;
        };
        /** @description What is counted from New Year to today's date, this year and earlier ones. */
        Arsrakningvy: {
            /** @description Id. */
            id: string;
            /** @description Name, Swedish. */
            namn: string;
            /** @description How the number is made, Swedish. */
            beskrivning: string;
            /**
             * Format: date
             * @description First day from which every source it hangs on, and that has been heard, is known; null when none has been.
             */
            sedan?: null | string;
            /** @description The sources it hangs on and since when each is known. */
            kallor?: components["schemas"]["Arskallavy"][];
            /** @description This year and the earlier ones that are wholly known, latest first; empty when no source has been heard. */
            ar: components["schemas"]["Arsvy"][];
            /**
             * Format: double
             * @description Mean of the earlier years to the same date; null when none is wholly known.
             */
            vantat?: null | number;
            /**
             * Format: int32
             * @description Lower end of the span that chance alone keeps nine years of ten within.
             */
            lag?: null | number;
            /**
             * Format: int32
             * @description Upper end of that span.
             */
            hog?: null | number;
            /** @description What is claimed: a direction only when the exact test, adjusted for all that are shown, gives q ≤ 0.05. */
            riktning: components["schemas"]["Riktning"];
        };
        /** @description One year's count. */
        Arsvy: {
            /**
             * Format: int32
             * @description Year.
             */
            ar: number;
            /**
             * Format: date
             * @description First day counted: New Year's Day, or the day that history begins.
             */
            fran: string;
            /**
             * Format: date
             * @description Last day counted: today's date in that year.
             */
            till: string;
            /**
             * Format: int32
             * @description Events to DateOnly Arsvy.Till; null when withheld.
             */
            antal?: null | number;
            /**
             * Format: int32
             * @description Set to 3 in place of int? Arsvy.Antal when there are fewer than three, for the open class.
             */
            farreAn?: null | number;
            /**
             * Format: int32
             * @description Events of the whole year, for a year that has been; null when withheld or only partly known.
             */
            helaAret?: null | number;
            /** @description True when the year is known from its first day. */
            hel: boolean;
        };
        /** @description The answer no longer stands, or a gathering was wrong. */
        Ateroppningsbegaran: {
            /** @description Why, 3–300 characters. */
            orsak?: null | string;
        };
        /** @description An answer that was taken back. */
        Ateroppningsvy: {
            /**
             * Format: date-time
             * @description When.
             */
            tid: string;
            /** @description Why; absent when erased. */
            orsak?: null | string;
        };
        /** @description A restore. */
        Aterstalldvy: {
            /**
             * Format: date-time
             * @description When.
             */
            nar: string;
            /**
             * Format: date-time
             * @description When the copy was made.
             */
            kopia: string;
            /**
             * Format: int32
             * @description Events erased again.
             */
            handelser: number;
            /**
             * Format: int32
             * @description Rumours erased again.
             */
            rykten: number;
            /**
             * Format: int32
             * @description Larm, silences, changes on call and decisions on levels erased again.
             */
            ord: number;
            /**
             * Format: int32
             * @description Texts erased again.
             */
            texter: number;
            /** @description True when it was done without a ledger that fitted. */
            utanLiggare: boolean;
        };
        /** @description A notice that could not be delivered. */
        Avidodvy: {
            /** @description Id. */
            id: string;
            /**
             * Format: int32
             * @description Version, for `If-Match`.
             */
            version: number;
            /** @description The notice's id. */
            avi: string;
            /** @description Id of the larm. */
            larm: string;
            /** @description Whom it was for. */
            mottagare: string;
            /** @description Way. */
            kanal: components["schemas"]["Avikanal"];
            /** @description Which address. */
            mal: string;
            /** @description Why not. */
            orsak: string;
            /**
             * Format: int32
             * @description Attempts made.
             */
            forsok: number;
            /**
             * Format: date-time
             * @description When it was given up.
             */
            tid: string;
        };
        /** @description A device of the reader. */
        Avienhetvy: {
            /** @description Id. */
            id: string;
            /** @description Name. */
            namn: string;
            /**
             * Format: date-time
             * @description When it was added.
             */
            skapad: string;
            /**
             * Format: date-time
             * @description When it was last heard from.
             */
            bekraftad: string;
        };
        /** @description Id of what has been added. */
        Aviidvy: {
            id: string;
        };
        /**
         * @description Ways to a recipient's device.
         * @enum {unknown}
         */
        Avikanal: "webbpush" | "epost" | "webhook";
        /** @description How someone is reached beside the devices. */
        Avikontaktvy: {
            /** @description Who: `p-…` or `organisation:…`. */
            mottagare: string;
            /**
             * Format: int32
             * @description Version, for `If-Match`; 0 when nothing has been said.
             */
            version: number;
            /** @description E-mail addresses. */
            epost: string[];
            /** @description Telephone numbers, `+46…` */
            telefon: string[];
            /**
             * Format: date-time
             * @description When it was last written; absent when nothing has been said.
             */
            bekraftad?: null | string;
        };
        /** @description How somebody else is reached: for those who run the hub, and noted when read. */
        Avimottagarvy: {
            kontakt: components["schemas"]["Avikontaktvy"];
            /** Format: int32 */
            enheter: number;
        };
        /** @description What a browser needs to agree to be told. */
        Avinyckelvy: {
            /** @description The hub's public key (VAPID), base64url; absent where Web Push is off. */
            nyckel?: null | string;
            /** @description True where e-mail can be sent. */
            epost: boolean;
            /** @description True where a system for telephones is set. */
            telefon: boolean;
            /** @description True when the hub is an exercise and sends nothing. */
            ovning: boolean;
        };
        /** @description What came of it at one address. */
        Aviprovrad: {
            /** @description Way. */
            kanal: components["schemas"]["Avikanal"];
            /** @description Which address. */
            mal: string;
            /** @description What became of it. */
            resultat: components["schemas"]["Aviresultat"];
            /** @description Why not. */
            orsak?: null | string;
        };
        /** @description What came of a test notice. */
        Aviprovvy: {
            utfall: components["schemas"]["Aviprovrad"][];
        };
        /**
         * @description What became of an attempt.
         * @enum {unknown}
         */
        Aviresultat: "skickad" | "misslyckad" | "uppgiven" | "utebliven";
        /** @description A system that is called. Its whole address is a secret and is not shown. */
        Aviwebhookvy: {
            /** @description Id. */
            id: string;
            /**
             * Format: int32
             * @description Version, for `If-Match`; 0 for one of the settings, which is changed there.
             */
            version: number;
            /** @description Name. */
            namn: string;
            /** @description Host of its address. */
            vard: string;
            /** @description What it is sent. */
            form: components["schemas"]["Webhookform"];
            /** @description Strictest class that it may be sent. */
            klass: components["schemas"]["Klass"];
            /** @description Whose notices it takes. */
            mottagare: string[];
            /** @description True for one of the settings. */
            franInstallning: boolean;
        };
        /** @description Role and organisation, never a name. */
        Avsandarvy: {
            /** @description Role. */
            roll: string;
            /** @description Organisation. */
            organisation: string;
        };
        /** @description A proposal that a person has refused: it is not made again until that is taken back. */
        Avvisatvy: {
            /** @description The one event, as it is now. */
            a: components["schemas"]["Handelsevy"];
            /** @description The other. */
            b: components["schemas"]["Handelsevy"];
            /**
             * Format: date-time
             * @description When it was refused.
             */
            tid: string;
            /** @description The role it was refused in. */
            vem: string;
            /** @description Why. */
            orsak?: null | string;
        };
        /** @description A proposal that a person refuses, or takes the refusal of back. */
        Avvisningsbegaran: {
            /** @description Key of the one event, `polis/633436`. */
            a?: null | string;
            /** @description Key of the other. */
            b?: null | string;
            /** @description Why, Swedish, 3–300 characters without personal data; may be left out. */
            orsak?: null | string;
        };
        /** @description Why something is kept, and until when. */
        Bevarasvy: {
            /**
             * Format: date-time
             * @description Kept until at least; erased by the next run after it. Absent when there is no end.
             */
            till?: null | string;
            /** @description Why, Swedish. */
            skal: string;
            /** @description The setting that says so, or `gallringsstopp`. */
            regel: string;
            /** @description True when it is soon erased without anyone having settled it. */
            snart: boolean;
            /**
             * Format: int64
             * @description Version of the reason of its own, for `If-Match`; absent when there is none.
             */
            stopp?: null | number;
        };
        /** @description A question to exchange. */
        Bytesbegaran: {
            min?: null | components["schemas"]["Spannbegaran"];
            /** @description Pseudonymous id of who is asked. */
            med?: null | string;
            din?: null | components["schemas"]["Spannbegaran"];
            /** @description Why, 3–300 characters, when that helps anyone. */
            orsak?: null | string;
        };
        /** @description One side of an exchange. */
        Bytesdelvy: {
            /** @description Whose time. */
            person: components["schemas"]["Jourpersonvy"];
            /**
             * Format: date-time
             * @description From.
             */
            fran: string;
            /**
             * Format: date-time
             * @description Up to.
             */
            till: string;
        };
        /**
         * @description Where an exchange stands.
         * @enum {unknown}
         */
        Bytestillstand: "foreslaget" | "antaget" | "avbojt" | "atertaget";
        /** @description A part of the city as its tile shows it. */
        Delvy: {
            /** @description District id. */
            id: string;
            /** @description Name. */
            namn: string;
            niva?: null | components["schemas"]["Nivavy"];
            /**
             * Format: int32
             * @description Events in the last hour.
             */
            antal1h?: null | number;
            /**
             * Format: int32
             * @description Events in the last 24 hours.
             */
            antal24h?: null | number;
            /**
             * Format: int32
             * @description Set to 3 in place of int? Delvy.Antal24h when there are fewer than three, for the open class.
             */
            farreAn?: null | number;
            /**
             * Format: int32
             * @description Sum of seriousness over 24 hours.
             */
            allvarssumma24h?: null | number;
            /**
             * Format: int64
             * @description Weighted sum over 24 hours.
             */
            tyngd24h?: null | number;
            trend?: null | components["schemas"]["Trend"];
            /** @description Weighted sum per hour, oldest first, ending with the picture's own hour. */
            timmar?: null | number[];
            /** @description The same hours a week earlier. */
            timmarForraVeckan?: null | number[];
            /** @description Open events of seriousness 4–5, at most nine, most serious first. */
            allvarligaOppna: components["schemas"]["Allvarligvy"][];
            /**
             * Format: int32
             * @description Number of open events.
             */
            oppnaAntal?: null | number;
            /**
             * Format: date-time
             * @description When the latest event was known here.
             */
            senast?: null | string;
        };
        /** @description A screen to let in. */
        Enhetsbegaran: {
            /** @description Name, 2–60 characters. */
            namn?: null | string;
            /** @description Where it hangs, 2–100 characters. */
            plats?: null | string;
        };
        /** @description Sign-in by a screen. */
        Enhetsinloggning: {
            /** @description Its key, in small or large letters, with or without hyphens. */
            nyckel?: null | string;
        };
        /** @description A wall screen. */
        Enhetvy: {
            /** @description Id. */
            id: string;
            /**
             * Format: int32
             * @description Version, for `If-Match`.
             */
            version: number;
            /** @description Name. */
            namn: string;
            /** @description Where it hangs. */
            plats: string;
            /**
             * Format: date-time
             * @description When it was let in.
             */
            skapad: string;
            /** @description Who let it in (pseudonymous id). */
            skapadAv: string;
            /**
             * Format: date-time
             * @description When it was last seen; absent for never.
             */
            senastSedd?: null | string;
            /** @description True while it follows the picture live. */
            ansluten: boolean;
            /**
             * Format: date-time
             * @description When it was shut out; absent while its key is valid.
             */
            aterkallad?: null | string;
            /** @description Who shut it out. */
            aterkalladAv?: null | string;
        };
        /** @description Somebody to put on call. */
        Ersattningsbegaran: {
            /** @description Pseudonymous id; oneself when left out. */
            person?: null | string;
            /**
             * Format: date-time
             * @description From; now when left out.
             */
            fran?: null | string;
            /**
             * Format: date-time
             * @description Up to; required.
             */
            till?: null | string;
            /** @description Beside whoever is on call, not instead. */
            utover?: boolean;
            /** @description Why, 3–300 characters, when that helps anyone. */
            orsak?: null | string;
        };
        /**
         * @description Whether something said of the schedule holds.
         * @enum {unknown}
         */
        Ersattningstillstand: "galler" | "atertagen";
        /** @description One fault in input, in words that say what, where and how to mend it (Swedish). Never carries the value. */
        Faltfel: {
            /**
             * Format: int32
             * @description Row, from 1.
             */
            rad: number;
            /** @description Field, or null when it concerns the whole row. */
            falt?: null | string;
            /** @description The reason and the remedy. */
            orsak: string;
        };
        /** @description A fault in an item. */
        Faltfelvy: {
            /**
             * Format: int32
             * @description Row, from 1.
             */
            rad: number;
            /** @description Field. */
            falt?: null | string;
            /** @description Reason and remedy. */
            orsak: string;
        };
        /** @description Counts of a window. Below int? Fonstervy.FarreAn, for readers of the open class, no number is given. */
        Fonstervy: {
            /**
             * Format: int32
             * @description Distinct events.
             */
            antal?: null | number;
            /**
             * Format: int32
             * @description Set to 3 in place of the numbers when there are fewer than three.
             */
            farreAn?: null | number;
            /**
             * Format: int32
             * @description Plain sum of seriousness.
             */
            allvarssumma?: null | number;
            /**
             * Format: int64
             * @description Sum of the weights of seriousness.
             */
            tyngd?: null | number;
            /** @description Events per category. */
            perKategori: {
                [key: string]: null | number;
            };
        };
        /** @description Why it fired. */
        Forklaringsvy: {
            /** @description Rule id. */
            regel: string;
            /**
             * Format: int32
             * @description Version of the rules.
             */
            version: number;
            /** @description The rule's name as it was. */
            namn: string;
            /** @description What the rule asks for, in one sentence, Swedish. */
            villkor: string;
            /**
             * Format: date-time
             * @description Beginning of the window, UTC; null when time is no part of it.
             */
            fran?: null | string;
            /**
             * Format: date-time
             * @description End of the window, UTC.
             */
            till?: null | string;
            /**
             * Format: int32
             * @description What was counted: events, or districts for a series.
             */
            antal: number;
            /**
             * Format: int32
             * @description What was asked for at least.
             */
            grans: number;
            /**
             * Format: double
             * @description What was to be expected, for a trend.
             */
            vantat?: null | number;
            /** @description The events that counted, of the classes that the reader may see. */
            raknade: components["schemas"]["Underlagsvy"][];
            /** @description Those that did not, and why. */
            utelamnade: components["schemas"]["Utelamnadvy"][];
            /** @description The smallest change that would have made it not fire, Swedish. */
            minstaAndring: string;
            /** @description For what is no event: what was found, Swedish. */
            iakttagelse?: null | string;
        };
        /** @description That two reports may be of the same matter. */
        Forslagsvy: {
            /** @description The event that would remain. */
            huvud: components["schemas"]["Handelsevy"];
            /** @description The report that would be merged into it. */
            del: components["schemas"]["Handelsevy"];
            /**
             * Format: int32
             * @description Sum of the reasons, at most 100.
             */
            poang: number;
            /** @description Why, the weightiest first. */
            skal: components["schemas"]["Skalvy"][];
        };
        /** @description What earlier periods as long give reason to expect. */
        Forvantanvy: {
            /**
             * Format: double
             * @description Mean of the earlier periods.
             */
            vantat: number;
            /**
             * Format: int32
             * @description Lower end of the span that holds nine periods of ten.
             */
            lag: number;
            /**
             * Format: int32
             * @description Upper end of that span.
             */
            hog: number;
            /**
             * Format: int32
             * @description Earlier periods compared with.
             */
            perioder: number;
        };
        /** @description For how long texts of a source and class are kept. */
        Fristvy: {
            /** @description Source id. */
            kalla: string;
            /** @description The source's name. */
            kallaNamn: string;
            /** @description Class. */
            klass: components["schemas"]["Klass"];
            /**
             * Format: int32
             * @description Days after the latest that was said of the event.
             */
            dygn: number;
            /**
             * Format: int32
             * @description Events that have texts now.
             */
            handelser?: null | number;
            /**
             * Format: date-time
             * @description When the latest was said of the oldest of them.
             */
            aldst?: null | string;
            /**
             * Format: date-time
             * @description When the first of them is due.
             */
            nasta?: null | string;
            /** @description True when the source is no longer in the settings: then nothing of it is erased. */
            kallaSaknas: boolean;
        };
        /** @description A person's erasure of an event's texts. */
        Gallringsbegaran: {
            /** @description Why, Swedish, 3–300 characters. */
            orsak?: null | string;
        };
        /**
         * @description The stores that a run erases in beside the journal.
         * @enum {unknown}
         */
        Gallringslager: "karantanAvgjord" | "karantanVantande" | "svar" | "lasningar";
        /** @description How keeping and erasing stands. */
        Gallringsoversikt: {
            /** @description A page of runs, the latest first. */
            korningar: components["schemas"]["Korningsvy"][];
            /**
             * Format: int32
             * @description How many runs there are in all.
             */
            totalt: number;
            /**
             * Format: int32
             * @description Page, from 1.
             */
            sida: number;
            /**
             * Format: int32
             * @description Runs per page.
             */
            perSida: number;
            /**
             * Format: date-time
             * @description When the next run begins.
             */
            nasta: string;
            /** @description True while a run goes on. */
            pagar: boolean;
            /** @description Why the last attempt failed, Swedish. */
            fel?: null | string;
            /** @description For how long texts are kept, per source and class, and how many there are. */
            frister: components["schemas"]["Fristvy"][];
            /** @description For how long the words about rumours are kept, and how many there are. */
            rykten: components["schemas"]["Ryktesfristvy"];
            /** @description For how long the words about larm, who is on call and levels are kept, and how many there are. */
            ord: components["schemas"]["Ordfristvy"][];
            /**
             * Format: int32
             * @description Items that wait in karantän.
             */
            karantanVantar: number;
            /**
             * Format: int32
             * @description Of them, those that are soon erased unsettled.
             */
            karantanSnart: number;
            /** @description Events kept for a reason of their own, the first to end first. */
            stopp: components["schemas"]["Stoppvy"][];
            /** @description The ledger of erasures. */
            liggare: components["schemas"]["Liggarvy"];
            aterstalld?: null | components["schemas"]["Aterstalldvy"];
        };
        /** @description A rule that held back. */
        Hammadvy: {
            regel: string;
            /** Format: int32 */
            antal: number;
            /** Format: date-time */
            senast: string;
        };
        /** @description A page of events. */
        Handelsesida: {
            /** @description Latest revision of each, newest first by (intraffad, kalla, id). */
            handelser: components["schemas"]["Handelsevy"][];
            /**
             * Format: int32
             * @description How many there are in all.
             */
            totalt: number;
            /**
             * Format: int32
             * @description Page, from 1.
             */
            sida: number;
            /**
             * Format: int32
             * @description Items per page.
             */
            perSida: number;
            /**
             * Format: int32
             * @description Most events that the same question gives as CSV.
             */
            csvHogst: number;
        };
        /**
         * @description How far an event has come, as its source says.
         * @enum {unknown}
         */
        Handelsestatus: "pagaende" | "avslutad" | "aterkallad";
        /** @description An event as it is shown in lists and as itself. */
        Handelsevy: {
            /** @description Source id. */
            kalla: string;
            /** @description The source's own id. */
            id: string;
            /**
             * Format: int32
             * @description Revision.
             */
            rev: number;
            /** @description The source's type. */
            typ: string;
            /** @description Category id. */
            kategori: string;
            /** @description The category's name, Swedish. */
            kategoriNamn: string;
            /**
             * Format: int32
             * @description Seriousness 1–5.
             */
            allvar: number;
            /**
             * Format: date-time
             * @description When it happened.
             */
            intraffad: string;
            /**
             * Format: date-time
             * @description When the source said so.
             */
            publicerad?: null | string;
            /**
             * Format: date-time
             * @description When this revision was known here; of a merge and its undoing, when the revision before was.
             */
            mottagen: string;
            /** @description Status. */
            status: components["schemas"]["Handelsestatus"];
            /** @description Class. */
            klass: components["schemas"]["Klass"];
            /** @description District id. */
            stadsdel: string;
            /** @description Where, how found, how sure. */
            placering: components["schemas"]["Placeringsvy"];
            /**
             * @description False for information that is no single event, for a report merged into another event, and for an exercise in
             *                 a hub that is not one.
             */
            arHandelse: boolean;
            /** @description True for an exercise. */
            ovning: boolean;
            /** @description False when the taxonomy does not know the type. */
            typKand?: boolean;
            /** @description What has become of the free text. */
            textlage: components["schemas"]["Textlage"];
            /** @description Heading. */
            rubrik?: null | string;
            /** @description Free text. */
            text?: null | string;
            /** @description The place in the source's words. */
            plats?: null | string;
            /** @description What persons have said otherwise than the source and that stands; absent when nothing does. */
            rattat?: null | components["schemas"]["Rattatvy"][];
            sammanford?: null | components["schemas"]["Nyckelvy"];
        };
        /** @description A picture in few numbers; without any before the first line was known. */
        Historikpunktvy: {
            /**
             * Format: date-time
             * @description The moment: what was known then.
             */
            per: string;
            /**
             * Format: int32
             * @description Events in the hour before.
             */
            antal1h?: null | number;
            /**
             * Format: int32
             * @description Events in the 24 hours before.
             */
            antal24h?: null | number;
            /**
             * Format: int32
             * @description Set to 3 in place of int? Historikpunktvy.Antal24h when there are fewer than three, for the open class.
             */
            farreAn?: null | number;
            /**
             * Format: int64
             * @description Weighted sum over 24 hours.
             */
            tyngd24h?: null | number;
            /**
             * Format: int32
             * @description Open events.
             */
            oppna?: null | number;
            /**
             * Format: int32
             * @description Open events of seriousness 4–5; at most those listed.
             */
            allvarligaOppna?: null | number;
        };
        /** @description An area's picture at moments of the past, as it was known at each, in few numbers: enough to choose one by. */
        Historikserievy: {
            /** @description Area id; `stad` for the whole city. */
            id: string;
            /**
             * Format: date-time
             * @description When the first line of the area was known: before it nothing was, which is not the same as none.
             */
            sedan?: null | string;
            /** @description The moments, evenly apart, oldest first. */
            punkter: components["schemas"]["Historikpunktvy"][];
        };
        /** @description An event with all its revisions. */
        Historikvy: {
            /** @description As it is shown. */
            handelse: components["schemas"]["Handelsevy"];
            /** @description Oldest first. */
            revisioner?: components["schemas"]["Revisionsvy"][];
            /** @description Other reports of the matter that have been merged into it, as they are now; oldest first. */
            ihop: components["schemas"]["Handelsevy"][];
            bevaras?: null | components["schemas"]["Bevarasvy"];
        };
        /**
         * @description Where it is said.
         * @enum {unknown}
         */
        Hortvia: "socialaMedier" | "media" | "invanare" | "personal" | "annat";
        /**
         * @description What a person changed in a revision: `kategori`, `allvar`, `status`, `placering`,
         *         `sammanforing` or `text`.
         */
        Ingreppsvy: {
            /** @description What was said. */
            sagt: string[];
            /** @description What was taken back. */
            atertaget: string[];
            /** @description The role it was done in; `system` for what followed from another event. */
            vem: string;
            /** @description Why. */
            orsak?: null | string;
        };
        /** @description Receipts of a body, in the order sent. */
        Intagssvar: {
            /** @description One per item. */
            kvitton: components["schemas"]["Kvitto"][];
            /** @description How many of each outcome. */
            antal: {
                [key: string]: number;
            };
        };
        /** @description Who the reader is, to the reader. */
        Jagvy: {
            /** @description True when signed in. */
            inloggad: boolean;
            /** @description Sign-in name. */
            anvandare?: null | string;
            /** @description Name. */
            namn?: null | string;
            /** @description Pseudonymous id: what one's own doings are marked with. */
            person?: null | string;
            /** @description Roles. */
            roller: string[];
            /** @description Districts that the roles hold for; absent for all. */
            stadsdelar?: null | string[];
            /** @description Highest class. */
            hogstaKlass: components["schemas"]["Lasarklass"];
            /** @description True when users can be signed in as without a password. */
            utveckling: boolean;
            /** @description True when the whole hub is an exercise. */
            ovning: boolean;
            /** @description True for a screen that signed in by a key of its own. */
            enhet: boolean;
        };
        /** @description Two persons exchange time on call. */
        Jourbytesvy: {
            /** @description Id. */
            id: string;
            /**
             * Format: int32
             * @description What `If-Match` asks for.
             */
            version: number;
            /** @description Where it stands. */
            tillstand: components["schemas"]["Bytestillstand"];
            /** @description The time of the one who asks. */
            ena: components["schemas"]["Bytesdelvy"];
            andra?: null | components["schemas"]["Bytesdelvy"];
            /** @description Who is asked. */
            med: components["schemas"]["Jourpersonvy"];
            /**
             * Format: date-time
             * @description When it was asked for.
             */
            foreslaget: string;
            /**
             * Format: date-time
             * @description When it was settled.
             */
            avgjort?: null | string;
            /** @description Why; absent when nothing was written or it was erased. */
            orsak?: null | string;
            /** @description True when it was erased. */
            orsakGallrad: boolean;
            /** @description True when the reader is the one to answer. */
            kanSvara: boolean;
            /** @description True when the reader may take the question back. */
            kanAterta: boolean;
        };
        /** @description Somebody on call instead of, or beside, the schedule. */
        Jourersattningsvy: {
            /** @description Id. */
            id: string;
            /**
             * Format: int32
             * @description What `If-Match` asks for.
             */
            version: number;
            /** @description Who. */
            person: components["schemas"]["Jourpersonvy"];
            /**
             * Format: date-time
             * @description From.
             */
            fran: string;
            /**
             * Format: date-time
             * @description Up to.
             */
            till: string;
            /** @description Beside whoever is on call, not instead. */
            utover: boolean;
            /** @description Whether it holds. */
            tillstand: components["schemas"]["Ersattningstillstand"];
            /** @description Who made the latest change. */
            av: components["schemas"]["Jourpersonvy"];
            /**
             * Format: date-time
             * @description When it was laid.
             */
            lagd: string;
            /** @description Why; absent when nothing was written or it was erased. */
            orsak?: null | string;
            /** @description True when it was erased. */
            orsakGallrad: boolean;
        };
        /** @description What became of an imported calendar. */
        Jourimportvy: {
            /**
             * Format: int32
             * @description Entries that could be read.
             */
            lasta: number;
            /**
             * Format: int32
             * @description Of them, those that were new or had changed.
             */
            nya: number;
            /** @description What was wrong with the others, with the file's line. */
            fel: components["schemas"]["Faltfelvy"][];
        };
        /** @description A line, whole. */
        Jourlinjehelvy: {
            /** @description The line. */
            linje: components["schemas"]["Jourlinjevy"];
            /**
             * Format: date-time
             * @description The moment it is true of.
             */
            per: string;
            /**
             * Format: date-time
             * @description From when its latest schedule holds; may be ahead.
             */
            galler: string;
            bemannas?: null | components["schemas"]["Tidsvillkor"];
            /** @description The layers of the latest schedule, the lowest first. */
            skikt: components["schemas"]["Jourskiktvy"][];
            /** @description Those that are not past, by time. */
            ersattningar: components["schemas"]["Jourersattningsvy"][];
            /** @description Exchanges that wait for an answer, or whose time is not past. */
            byten: components["schemas"]["Jourbytesvy"][];
        };
        /** @description A line with who is on call. */
        Jourlinjevy: {
            /** @description Id. */
            id: string;
            /**
             * Format: int32
             * @description What `If-Match` asks for.
             */
            version: number;
            /** @description Name. */
            namn: string;
            /** @description What one is on call for. */
            vadFor: string;
            /** @description Who may see it. */
            klass: components["schemas"]["Klass"];
            /** @description On call at the moment asked for, now when none was; empty when nobody is. */
            nu: components["schemas"]["Jourpassvy"][];
            /** @description What begins next after it. */
            nasta: components["schemas"]["Jourpassvy"][];
            /** @description Gaps from then on, as far ahead as is set. */
            luckor: components["schemas"]["Jourluckvy"][];
        };
        /** @description A time at which nobody is on call though somebody should be. */
        Jourluckvy: {
            /**
             * Format: date-time
             * @description From.
             */
            fran: string;
            /**
             * Format: date-time
             * @description Up to.
             */
            till: string;
        };
        /** @description Times on call within a span. */
        Jourpassningsvy: {
            /** @description The line. */
            linje: string;
            /**
             * Format: date-time
             * @description From.
             */
            fran: string;
            /**
             * Format: date-time
             * @description Up to.
             */
            till: string;
            /** @description Every time that some part of falls within the span, whole. */
            pass: components["schemas"]["Jourpassvy"][];
            /** @description Gaps within it. */
            luckor: components["schemas"]["Jourluckvy"][];
        };
        /** @description A person's unbroken time on call. */
        Jourpassvy: {
            /** @description Who. */
            person: components["schemas"]["Jourpersonvy"];
            /**
             * Format: date-time
             * @description From.
             */
            fran: string;
            /**
             * Format: date-time
             * @description Up to.
             */
            till: string;
            /** @description Why. */
            ursprung: components["schemas"]["Passursprung"];
            /** @description Name of the layer, or id of the replacement or exchange. */
            ur: string;
        };
        /** @description A person, by pseudonymous id, with the name of the catalogue of those who sign in. */
        Jourpersonvy: {
            /** @description Pseudonymous id. */
            id: string;
            /** @description Name to show; the id when the catalogue has none. */
            namn: string;
        };
        /**
         * @description Why a decision came out as it did.
         * @enum {unknown}
         */
        Jourskal: "linjeSatt" | "linjeAndrad" | "linjeAvslutad" | "lagd" | "atertagen" | "foreslaget" | "antaget" | "avbojt" | "bytetAtertaget" | "redanSa" | "saknas" | "annanVersion" | "forManga" | "forbi" | "linjenAvslutad" | "inteIPasset" | "inteEget" | "inteTillfragad" | "redanAvgjort";
        /** @description A rotation. */
        Jourskiktvy: {
            /** @description Name. */
            namn: string;
            /** @description Who take turns. */
            deltagare: components["schemas"]["Jourpersonvy"][];
            /** @description What a shift is. */
            sort: components["schemas"]["Skiftsort"];
            /**
             * Format: int32
             * @description Days or weeks of a shift.
             */
            var: number;
            /**
             * Format: date
             * @description First day.
             */
            start: string;
            /**
             * Format: date
             * @description Last hand-over.
             */
            slut?: null | string;
            /** @description Local clock time of the hand-over. */
            byte: string;
            nar?: null | components["schemas"]["Tidsvillkor"];
        };
        /** @description A step that the address says all of. */
        Joursteg: Record<string, never>;
        /**
         * @description Where something stands after a command. Without words: the answer is kept for 30 days, and words must be possible to
         *         erase everywhere.
         */
        Jourversionvy: {
            /** @description What it was about. */
            id: string;
            /**
             * Format: int32
             * @description Its version now.
             */
            version: number;
            /** @description What was done, or why nothing had to be. */
            skal: components["schemas"]["Jourskal"];
        };
        /** @description Every line. */
        Jourvy: {
            /**
             * Format: date-time
             * @description The moment it is true of.
             */
            per: string;
            /**
             * Format: date-time
             * @description How far ahead gaps are looked for.
             */
            luckorTill: string;
            /** @description The lines, by name. */
            linjer: components["schemas"]["Jourlinjevy"][];
            /** @description Who may be put on call, by name; for those who may put somebody. */
            personer?: null | components["schemas"]["Jourpersonvy"][];
        };
        JsonElement: unknown;
        /** @description A source as a picture shows it. */
        Kallagevy: {
            /** @description Source id. */
            id: string;
            /** @description Name. */
            namn: string;
            /**
             * Format: date-time
             * @description Last successful contact.
             */
            senast?: null | string;
            /** @description `farsk`, `sen`, `tyst` or `fel`. */
            status: components["schemas"]["Kallstatus"];
        };
        /** @description Numbers of receipts. */
        Kallantal: {
            /**
             * Format: int64
             * @description New events.
             */
            ny: number;
            /**
             * Format: int64
             * @description New revisions.
             */
            uppdaterad: number;
            /**
             * Format: int64
             * @description Repeats.
             */
            dublett: number;
            /**
             * Format: int64
             * @description Refused items.
             */
            karantan: number;
        };
        /** @description The sources by id. */
        Kallorvy: {
            /** @description Sources. */
            kallor: {
                [key: string]: components["schemas"]["Kallvy"];
            };
        };
        /**
         * @description How fresh a source is.
         * @enum {unknown}
         */
        Kallstatus: "farsk" | "sen" | "tyst" | "fel";
        /** @description A source as operators see it. */
        Kallvy: {
            /** @description Source id. */
            id: string;
            /** @description Name. */
            namn: string;
            /** @description How fresh it is. */
            status: components["schemas"]["Kallstatus"];
            /**
             * Format: date-time
             * @description Last successful contact.
             */
            senastLyckad?: null | string;
            /**
             * Format: date-time
             * @description When its latest event was known here.
             */
            senastHandelse?: null | string;
            /**
             * Format: int64
             * @description Seconds since the last successful contact; only where it is read once, never sent live.
             */
            alderSekunder?: null | number;
            /** @description Why the last contact failed, Swedish. */
            fel?: null | string;
            /** @description Receipts since the hub started. */
            antal?: components["schemas"]["Kallantal"];
            /**
             * Format: int32
             * @description Items that wait in karantän.
             */
            karantan?: number;
            /** @description Types that the taxonomy does not know, most frequent first. */
            okandaTyper?: components["schemas"]["OkandTypvy"][];
        };
        /**
         * @description What has been done with an item in karantän.
         * @enum {unknown}
         */
        Karantanlage: "vantar" | "rattad" | "slappt" | "avvisad";
        /**
         * @description Why an item is in karantän.
         * @enum {unknown}
         */
        Karantanslag: "avvisad" | "hallentext";
        /** @description An item in karantän. */
        Karantanvy: {
            /**
             * Format: uuid
             * @description Id.
             */
            id: string;
            /**
             * Format: int32
             * @description Version, for `If-Match`.
             */
            version: number;
            /** @description Source id. */
            kalla: string;
            /** @description The event's own id. */
            handelseId?: null | string;
            /**
             * Format: int32
             * @description Revision whose text is held.
             */
            rev?: null | number;
            /**
             * Format: int32
             * @description Seriousness of the event whose text is held.
             */
            allvar?: null | number;
            /** @description Why it is here. */
            slag: components["schemas"]["Karantanslag"];
            /** @description Where it stands. */
            lage: components["schemas"]["Karantanlage"];
            /**
             * Format: date-time
             * @description When it came.
             */
            mottagen: string;
            /** @description What is wrong. */
            fel: components["schemas"]["Faltfelvy"][];
            /** @description The item as sent, or the held text; gone when settled. */
            innehall?: null | string;
            /** @description Who settled it. */
            avgjordAv?: null | string;
            /**
             * Format: date-time
             * @description When.
             */
            avgjord?: null | string;
            bevaras?: null | components["schemas"]["Bevarasvy"];
        };
        /** @description A category and its name. */
        Kategorivy: {
            /** @description Id. */
            id: string;
            /** @description Name, Swedish. */
            namn: string;
        };
        /**
         * @description Who may see an item; ordered, a higher value is stricter.
         * @enum {unknown}
         */
        Klass: "oppen" | "intern" | "begransad";
        /** @description Ways to reach an organisation, as sent. */
        Kontaktbegaran: {
            /** @description Telephone number of a function. */
            telefon?: null | string;
            /** @description E-mail address of a function. */
            epost?: null | string;
            /** @description Another way, at most 200 characters. */
            annat?: null | string;
        };
        /** @description How an organisation is reached at a time of day. */
        Kontaktvagsvy: {
            /** @description Telephone number. */
            telefon?: null | string;
            /** @description E-mail address. */
            epost?: null | string;
            /** @description Another way. */
            annat?: null | string;
        };
        /** @description When contact with a source was lost, or regained. */
        Kontaktvy: {
            /**
             * Format: date-time
             * @description When.
             */
            tid: string;
            /** @description True when it was regained, or had for the first time. */
            lyckad: boolean;
            /** @description Why it was lost, Swedish. */
            fel?: null | string;
        };
        /** @description Taking on the check. */
        Kontrollbegaran: {
            /** @description Who checks, when another than the session's; 2–100 characters. */
            organisation?: null | string;
        };
        /** @description What was looked for after a run, and found. */
        Kontrollvy: {
            /**
             * Format: int32
             * @description Events looked at.
             */
            handelser: number;
            /**
             * Format: int32
             * @description Rumours looked at.
             */
            rykten: number;
            /**
             * Format: int32
             * @description Larm, silences, changes on call and decisions on levels looked at.
             */
            ord: number;
            /**
             * Format: int32
             * @description Events and other things that still have a text in the journal.
             */
            kvarJournal: number;
            /**
             * Format: int32
             * @description Texts in the search index.
             */
            kvarSok: number;
            /**
             * Format: int32
             * @description Contents and items in karantän.
             */
            kvarKarantan: number;
            /**
             * Format: int32
             * @description Remembered answers.
             */
            kvarSvar: number;
            /**
             * Format: int32
             * @description Readings.
             */
            kvarLasningar: number;
            /** @description True when the journal's log file was emptied. */
            loggTom: boolean;
        };
        /** @description A run in short. */
        Korningsvy: {
            /**
             * Format: int32
             * @description Number.
             */
            nr: number;
            /**
             * Format: date
             * @description The local day whose run it is.
             */
            dag: string;
            /**
             * Format: date-time
             * @description The moment at which what was due was judged.
             */
            nu: string;
            /**
             * Format: date-time
             * @description When it was done.
             */
            slut: string;
            /**
             * Format: int64
             * @description How long it worked.
             */
            millisekunder: number;
            /** @description True when it was broken off and taken up again. */
            aterupptagen: boolean;
            /**
             * Format: int32
             * @description Events whose texts were erased.
             */
            handelser: number;
            /**
             * Format: int32
             * @description Rumours whose words were erased.
             */
            rykten: number;
            /**
             * Format: int32
             * @description Larm, silences, changes on call and decisions on levels whose words were erased.
             */
            ord: number;
            /**
             * Format: int32
             * @description Texts erased, of all of these.
             */
            texter: number;
            /**
             * Format: int32
             * @description Other items erased: in karantän, remembered answers, readings.
             */
            poster: number;
            /**
             * Format: int32
             * @description Events due that are kept for a reason of their own.
             */
            hallna: number;
            /** @description True when nothing of what was erased was found afterwards. */
            borta: boolean;
        };
        /** @description That someone has taken it. */
        Kvitteringsvy: {
            av: components["schemas"]["Larmpersonvy"];
            /** Format: date-time */
            tid: string;
            /** Format: date-time */
            galler: string;
            /** Format: date-time */
            slut?: null | string;
        };
        /**
         * @description Receipt for one item; given only when what it says is durable. Every field is always written, null or not:
         *                 senders read receipts by machine.
         */
        Kvitto: {
            /**
             * Format: int32
             * @description Row in the body, from 1.
             */
            rad: number;
            /** @description The source's id, null when it could not be read. */
            id?: null | string;
            /** @description What became of it. */
            utfall: components["schemas"]["Utfall"];
            /**
             * Format: int32
             * @description Revision, null in karantän.
             */
            rev?: null | number;
            /** @description District, null in karantän. */
            stadsdel?: null | string;
            /**
             * Format: int64
             * @description Position of the line in the district's stream, null in karantän.
             */
            position?: null | number;
            /** @description `delad` or `hallen`; null in karantän. */
            text?: null | string;
            /** @description Faults; for a held text the name of the pattern. */
            fel?: null | components["schemas"]["Faltfel"][];
        };
        /** @description What was erased in a store beside the journal. */
        Lagervy: {
            /** @description Store. */
            lager: components["schemas"]["Gallringslager"];
            /**
             * Format: int32
             * @description The rule, days.
             */
            dygn: number;
            /**
             * Format: date-time
             * @description Items from before this.
             */
            fore: string;
            /**
             * Format: int32
             * @description How many.
             */
            antal: number;
        };
        /** @description A whole lägesbild. */
        Lagesbildvy: {
            /** @description Area id; `stad` for the whole city. */
            id: string;
            /** @description Name. */
            namn: string;
            /**
             * Format: int64
             * @description Number of the last change in it.
             */
            seq: number;
            /** @description The series that long Bildvarden.Seq belongs to. */
            epok: string;
            /**
             * Format: date-time
             * @description The picture's minute.
             */
            per: string;
            /** @description True when the whole hub is an exercise. */
            ovning: boolean;
            /** @description Windows by name: 1h, 24h, 7d, 28d. */
            fonster: {
                [key: string]: components["schemas"]["Fonstervy"];
            };
            /** @description Trends by window: 24h, 7d. */
            trend?: null | {
                [key: string]: components["schemas"]["Trend"];
            };
            /** @description Weighted sum per hour for 24 hours, oldest first. */
            timmar?: null | number[];
            /** @description The same hours a week earlier. */
            timmarForraVeckan?: null | number[];
            /**
             * Format: int32
             * @description Number of open events, listed or not.
             */
            oppnaAntal: number;
            /**
             * Format: int32
             * @description Open events forgotten because there were too many.
             */
            oppnaGlomda?: null | number;
            /** @description The twelve parts of the city, in the city's own picture. */
            delar?: null | {
                [key: string]: components["schemas"]["Delvy"];
            };
            /** @description Open events, most serious first. */
            oppna: components["schemas"]["Handelsevy"][];
            /** @description The latest events, latest first by (mottagen, kalla, id). */
            senaste: components["schemas"]["Handelsevy"][];
            niva?: null | components["schemas"]["Nivavy"];
            /** @description Alarms; filled where the picture is read. */
            larm?: unknown[];
            /** @description The sources and how fresh they are; filled where the picture is read. */
            kallor?: components["schemas"]["Kallagevy"][];
        };
        /**
         * @description The long view of an area: thirteen weeks, years, the profile of the week and what is counted year by year.
         *                 Days, weeks and months are those of the city's own calendar.
         */
        Langsiktvy: {
            /** @description Area id; `stad` for the whole city. */
            id: string;
            /** @description Name. */
            namn: string;
            /**
             * Format: date-time
             * @description The minute it holds for.
             */
            per: string;
            /** @description True when the whole hub is an exercise. */
            ovning: boolean;
            /**
             * Format: date
             * @description First day from which the city's history is known without a longer pause; null when none is.
             */
            sedan?: null | string;
            /** @description Every category, in the order that they are shown. */
            kategorier: components["schemas"]["Kategorivy"][];
            /** @description Days of thirteen whole weeks and the week under way, oldest first, today last. */
            dagar: components["schemas"]["Periodvy"][];
            /** @description The same by week, Monday to Sunday. */
            veckor: components["schemas"]["Periodvy"][];
            /** @description Months since history is known, at most ten years, oldest first. */
            manader: components["schemas"]["Periodvy"][];
            profil?: null | components["schemas"]["Profilvy"];
            /** @description What earlier periods give reason to expect of the windows, by name. No claim is made of them. */
            vantat: {
                [key: string]: components["schemas"]["Forvantanvy"];
            };
            /** @description What is counted year by year. */
            arsrakningar: components["schemas"]["Arsrakningvy"][];
        };
        /** @description What became of an attempt. */
        Larmaviutfallvy: {
            kanal?: null | components["schemas"]["Avikanal"];
            resultat: components["schemas"]["Aviresultat"];
            orsak?: null | string;
            /** Format: int32 */
            forsok: number;
            /** Format: date-time */
            tid: string;
        };
        /** @description An order to notify, and what became of it. */
        Larmavivy: {
            id: string;
            mottagare: string;
            genom: string;
            /** Format: int32 */
            steg: number;
            /** Format: date-time */
            bestalld: string;
            buntad: boolean;
            /** Format: int32 */
            bunt: number;
            utfall: components["schemas"]["Larmaviutfallvy"][];
        };
        /** @description What a person does with a larm. */
        Larmbegaran: {
            /** @description A comment, at most 1,000 characters; for a closing its reason, 3–300 characters, required. */
            kommentar?: null | string;
            /** @description For a hand-over: who is asked, a pseudonymous id. */
            till?: null | string;
        };
        /** @description A larm and all that has happened to it. */
        Larmhistorikvy: {
            /** @description As it stands. */
            larm: components["schemas"]["Larmvy"];
            /** @description Oldest first. */
            rader: components["schemas"]["Larmradvy"][];
            /** @description Schools and preschools near a serious one, nearest first; empty where the place is not known. */
            skolor: components["schemas"]["Skolavy"][];
            bevaras?: null | components["schemas"]["Bevarasvy"];
            tystnad?: null | components["schemas"]["Tystnadsvy"];
        };
        /** @description Larm as a list. */
        Larmlistvy: {
            /** @description Open ones first: those that nobody has taken, by seriousness; then those closed, the latest first. */
            larm: components["schemas"]["Larmvy"][];
        };
        /** @description Who may be handed a larm. */
        Larmpersonervy: {
            /** @description Persons, by role. */
            personer: components["schemas"]["Larmpersonvy"][];
        };
        /** @description A person in a larm: others see the role. */
        Larmpersonvy: {
            /** @description Pseudonymous id. */
            person: string;
            /** @description Role. */
            roll: string;
        };
        /** @description Something that happened to a larm. */
        Larmradvy: {
            /** @description Kind of line. */
            slag: string;
            /**
             * Format: date-time
             * @description When it was written.
             */
            tid: string;
            /**
             * Format: date-time
             * @description For the first line when the latest event happened, as its source says.
             */
            intraffad?: null | string;
            av?: null | components["schemas"]["Larmpersonvy"];
            /** @description Where it then stood. */
            tillstand: components["schemas"]["Larmtillstand"];
            /**
             * Format: int32
             * @description Step of the ladder.
             */
            steg: number;
            /**
             * Format: int32
             * @description How many events it then held.
             */
            antal: number;
            /** @description What was said; absent when nothing was, or it has been erased. For an erasure, why. */
            kommentar?: null | string;
            /** @description What has become of what was said. */
            textlage: components["schemas"]["Textlage"];
        };
        /** @description A report that was found to be of an event that there is. */
        Larmsammanfordvy: {
            /** @description Its source. */
            kalla: string;
            /** @description The source's own id. */
            id: string;
            /** @description Source of the event that it was merged into. */
            medKalla: string;
            /** @description That source's own id. */
            medId: string;
        };
        /** @description That someone has seen it. */
        Larmseddvy: {
            av: components["schemas"]["Larmpersonvy"];
            /** Format: date-time */
            tid: string;
        };
        /**
         * @description What became of a command or a hit, and why.
         * @enum {unknown}
         */
        Larmskal: "utlost" | "utlostTyst" | "samlat" | "hammat" | "redanSamlat" | "ingetLarm" | "redanAvslutat" | "sett" | "redanSett" | "kvitterat" | "kvitteratFlerBehovs" | "redanKvitterat" | "overlamnat" | "redanOverlamnat" | "inteInnehavare" | "ingenOverlamning" | "overtaget" | "avbojt" | "atgardas" | "atgardasRedan" | "avslutat" | "arAvslutat" | "ateroppnat" | "arOppet" | "kommenterat" | "eskalerat" | "forfallet" | "ingetForfallet" | "aviserat" | "redanAviserat" | "annanVersion" | "saknas";
        /**
         * @description Where a larm stands.
         * @enum {unknown}
         */
        Larmtillstand: "utlost" | "skickat" | "sett" | "kvitterat" | "overlamnat" | "atgardas" | "avslutat" | "ateroppnat";
        /**
         * @description Where a larm stands after a command. Without words: the answer is kept for 30 days, and words must be possible to erase
         *         everywhere.
         */
        Larmversionvy: {
            /** @description Id. */
            id: string;
            /**
             * Format: int32
             * @description Version now.
             */
            version: number;
            /** @description State now. */
            tillstand: components["schemas"]["Larmtillstand"];
            /** @description What was done, or why nothing had to be. */
            skal: components["schemas"]["Larmskal"];
        };
        /** @description A larm as it is shown. */
        Larmvy: {
            /** @description Id. */
            id: string;
            /**
             * Format: int32
             * @description Version, for `If-Match`.
             */
            version?: number;
            /** @description Rule id. */
            regel?: string;
            /** @description The rule's name. */
            regelnamn: string;
            /**
             * Format: int32
             * @description Version of the rules.
             */
            regelversion?: number;
            /**
             * Format: int32
             * @description Seriousness 1–5.
             */
            allvar: number;
            /** @description District id. */
            stadsdel: string;
            /** @description Plats id. */
            plats?: null | string;
            /** @description Class. */
            klass?: components["schemas"]["Klass"];
            /** @description True for an exercise. */
            ovning: boolean;
            /** @description Where it stands. */
            tillstand: components["schemas"]["Larmtillstand"];
            /**
             * Format: date-time
             * @description When it fired.
             */
            utlost: string;
            /**
             * Format: date-time
             * @description When the latest of its events was known.
             */
            senast: string;
            /**
             * Format: int32
             * @description How many events it holds.
             */
            antal: number;
            /**
             * Format: int32
             * @description How many have been withdrawn.
             */
            aterkallade?: number;
            /** @description Those that have been merged into other events, the latest last, of the classes that the reader may see. */
            sammanforda?: components["schemas"]["Larmsammanfordvy"][];
            /** @description Its events, the latest first, of the classes that the reader may see. */
            handelser?: components["schemas"]["Underlagsvy"][];
            /** @description Rules that held back. */
            hammade?: components["schemas"]["Hammadvy"][];
            /** @description Why it fired. */
            forklaring?: components["schemas"]["Forklaringsvy"];
            /**
             * Format: int32
             * @description Step of the ladder, from 1.
             */
            steg?: number;
            /**
             * Format: int32
             * @description How many steps there are.
             */
            stegAntal?: number;
            /**
             * Format: int32
             * @description How many persons the step asks for.
             */
            kraver?: number;
            nastaSteg?: null | components["schemas"]["Nastastegvy"];
            /** @description True when the whole ladder has been told without an answer. */
            obesvarat: boolean;
            /** @description Id of the silence that holds it. */
            tystad?: null | string;
            /** @description Who have seen it. */
            sedda?: components["schemas"]["Larmseddvy"][];
            /** @description Who have taken it. */
            kvitteringar?: components["schemas"]["Kvitteringsvy"][];
            overlamning?: null | components["schemas"]["Overlamningsvy"];
            /** @description Orders to notify, the latest first. */
            avier?: components["schemas"]["Larmavivy"][];
            /**
             * Format: date-time
             * @description When it was closed.
             */
            avslutat?: null | string;
        };
        /**
         * @description Classes of reader; ordered, a higher value sees more. What a reader may see is decided before
         *                 anything is serialised, by the table in Synlighet.
         * @enum {unknown}
         */
        Lasarklass: "oppen" | "vagg" | "intern" | "begransad";
        /** @description A page of the log of readings. To read it is noted in it. */
        Lasningssida: {
            /** @description Latest first. */
            lasningar: components["schemas"]["Lasningsvy"][];
            /**
             * Format: int32
             * @description How many there are in all.
             */
            totalt: number;
            /**
             * Format: int32
             * @description Page, from 1.
             */
            sida: number;
            /**
             * Format: int32
             * @description Items per page.
             */
            perSida: number;
            /**
             * Format: int64
             * @description Readings noted but not yet written, while the log cannot be written.
             */
            vantar: number;
            /** @description Why it cannot be written, Swedish. */
            fel?: null | string;
        };
        /** @description A reading. */
        Lasningsvy: {
            /**
             * Format: date-time
             * @description When it was answered, or a channel opened.
             */
            nar: string;
            /**
             * Format: date-time
             * @description When the channel was left.
             */
            slut?: null | string;
            /** @description Who, pseudonymous. */
            vem: string;
            /** @description Roles. */
            roller: string;
            /** @description What kind. */
            slag: string;
            /** @description What. */
            vad: string;
            /** @description Strictest class that was read. */
            klass: components["schemas"]["Klass"];
            /**
             * Format: int32
             * @description Items above `oppen`.
             */
            antal: number;
            /** @description True for a channel whose end nobody saw. */
            avbruten: boolean;
        };
        /** @description The ledger of erasures. */
        Liggarvy: {
            /**
             * Format: int64
             * @description Number of the last entry.
             */
            nr: number;
            /** @description True when it has fewer entries than the last run knew of. */
            aldre: boolean;
        };
        /** @description A line as it is sent, whole. */
        Linjebegaran: {
            /** @description Id, for a new one. */
            id?: null | string;
            /** @description Name, 2–80 characters. */
            namn?: null | string;
            /** @description What one is on call for, at most 300 characters. */
            vadFor?: null | string;
            /** @description Who may see it: `intern` or `begransad`. */
            klass?: components["schemas"]["Klass"];
            bemannas?: null | components["schemas"]["Tidsvillkor"];
            /** @description Layers, the lowest first. */
            skikt?: null | components["schemas"]["Skiktbegaran"][];
            /**
             * Format: date-time
             * @description From when it holds; now when left out.
             */
            fran?: null | string;
        };
        /** @description What happens by itself next. */
        Nastastegvy: {
            /**
             * Format: date-time
             * @description When.
             */
            nar: string;
            /**
             * Format: int32
             * @description Step of the ladder, from 1.
             */
            steg: number;
            /** @description Who is told then: `jour:tib`, `roll:direktor` … */
            mottagare: string[];
            /** @description True when it is the last step once more. */
            upprepas: boolean;
        };
        /** @description A level to set. */
        Nivabegaran: {
            /** @description Id of the level. */
            niva?: null | string;
            /** @description Why, 3–500 characters without personal data. */
            skal?: null | string;
            /** @description True releases it to everyone at once; for those who may. */
            oppen?: boolean;
        };
        /** @description A proposal not followed. */
        Nivabehallning: {
            /** @description Why, 3–500 characters without personal data. */
            skal?: null | string;
        };
        /** @description A decision about a level. */
        Nivabeslutvy: {
            /** @description Kind of line: `niva.satt.v1`, `niva.behallen.v1` or `niva.slappt.v1`. */
            slag: string;
            /**
             * Format: date-time
             * @description When, UTC.
             */
            tid: string;
            /** @description In which role. */
            av: string;
            /**
             * Format: int32
             * @description The area's version after it.
             */
            version: number;
            /** @description Id of the level after it. */
            niva: string;
            /** @description The level's name then, Swedish. */
            namn: string;
            /** @description True when it was released to everyone after it. */
            oppen: boolean;
            /** @description Why; absent when it has been erased, or none was asked for. */
            skal?: null | string;
            /** @description Whether the reason can still be read. */
            textlage: components["schemas"]["Textlage"];
            /** @description Id of the rule whose proposal lay before the person. */
            forslag?: null | string;
            /** @description Ids of the larm that spoke for it. */
            underlag: string[];
        };
        /** @description What the system proposes, and on what ground. */
        Nivaforslagvy: {
            /** @description Id of the level proposed. */
            niva: string;
            /** @description Its name, Swedish. */
            namn: string;
            /** @description True to raise, false to lower. */
            hoj: boolean;
            /** @description Id of the rule; absent to lower. */
            regel?: null | string;
            /** @description The ground in words, Swedish. */
            skal: string;
            /** @description The smallest change without which it would not have been proposed, Swedish. */
            utan: string;
            /**
             * Format: int32
             * @description How many larm count.
             */
            antal: number;
            /** @description The larm that count, the latest first; bounded. */
            underlag: components["schemas"]["Nivaunderlagvy"][];
        };
        /** @description An area with its decisions. */
        Nivahistorikvy: {
            /** @description How it stands. */
            omrade: components["schemas"]["Omradesnivavy"];
            /** @description The decisions remembered, the latest first. */
            beslut: components["schemas"]["Nivabeslutvy"][];
        };
        /** @description The levels of the city and its districts. */
        Nivalistvy: {
            /** @description The levels, the lowest first. */
            skala: components["schemas"]["Nivastegvy"][];
            /** @description Areas that have a level or a proposal that the reader may see, by area id. */
            nivaer: {
                [key: string]: components["schemas"]["Omradesnivavy"];
            };
        };
        /**
         * @description Why a command became what it did.
         * @enum {unknown}
         */
        Nivaskal: "gjort" | "redanSa" | "annanVersion" | "inget" | "okandNiva";
        /** @description A level to release or to take back. */
        Nivaslappning: {
            /** @description True releases it to everyone, false takes that back. */
            oppen: boolean;
        };
        /** @description A level that the city has. */
        Nivastegvy: {
            /** @description Id. */
            id: string;
            /** @description Name, Swedish. */
            namn: string;
            /** @description What it means, Swedish. */
            betyder: string;
        };
        /** @description A larm that speaks for a level. */
        Nivaunderlagvy: {
            /** @description Larm id. */
            larm: string;
            /** @description Its rule. */
            regelnamn: string;
            /**
             * Format: int32
             * @description Seriousness 1–5.
             */
            allvar: number;
            /** @description District id, or the city's. */
            stadsdel: string;
            /**
             * Format: date-time
             * @description When it fired, UTC.
             */
            utlost: string;
        };
        /** @description What became of a decision. */
        Nivaversionvy: {
            /** @description The area. */
            id: string;
            /**
             * Format: int32
             * @description Its version after it.
             */
            version: number;
            /** @description What became of it. */
            utfall: components["schemas"]["Nivaskal"];
        };
        /** @description A crisis level as a person set it. */
        Nivavy: {
            /** @description Id of the level. */
            niva: string;
            /** @description Its name, Swedish. */
            namn: string;
            /**
             * Format: int32
             * @description Its place from the lowest, which is 0; absent for one that the city no longer has.
             */
            grad?: null | number;
            /**
             * Format: int32
             * @description The place of the highest.
             */
            hogst: number;
            /**
             * Format: date-time
             * @description When it was set, UTC.
             */
            sedan: string;
            /** @description In which role. */
            av?: string;
            /** @description Why; absent when it has been erased. */
            skal?: null | string;
            /** @description True when it is released to everyone. */
            oppen?: boolean;
        };
        /** @description The same is said again. */
        Noteringsbegaran: {
            /** @description How it is said this time, when that adds something, 5–500 characters. */
            rykte?: null | string;
            /** @description Districts that it now concerns too; an empty list for the whole city. */
            stadsdelar?: null | string[];
        };
        /** @description A system that has been added. */
        NyAviwebhookvy: {
            /** @description The system. */
            webhook: components["schemas"]["Aviwebhookvy"];
            /** @description Key that signs (base64), shown once: absent from a repeated answer. */
            nyckel?: null | string;
        };
        /** @description Key of an event. */
        Nyckelvy: {
            /** @description Source id. */
            kalla: string;
            /** @description The source's own id. */
            id: string;
        };
        /** @description A screen that has been let in. */
        NyEnhetvy: {
            /** @description The screen. */
            enhet: components["schemas"]["Enhetvy"];
            /** @description Its key, shown once: absent from a repeated answer. */
            nyckel?: null | string;
        };
        /** @description A type that the taxonomy does not know. */
        OkandTypvy: {
            /** @description As the source writes it. */
            typ: string;
            /**
             * Format: int32
             * @description Events that had it.
             */
            antal: number;
        };
        /** @description An area's level and what is proposed for it. */
        Omradesnivavy: {
            /** @description District id, or the city's. */
            id: string;
            niva?: null | components["schemas"]["Nivavy"];
            /**
             * Format: int32
             * @description Counts the decisions about the area; 0 before the first.
             */
            version?: number;
            forslag?: null | components["schemas"]["Nivaforslagvy"];
        };
        /** @description What was erased of words of a kind. */
        Ordantalvy: {
            /** @description What they are about. */
            slag: components["schemas"]["Ordslag"];
            /**
             * Format: int32
             * @description How many larm and silences, or changes on call.
             */
            antal: number;
            /**
             * Format: int32
             * @description Texts.
             */
            texter: number;
        };
        /** @description For how long words of a kind are kept. */
        Ordfristvy: {
            /** @description What they are about. */
            slag: components["schemas"]["Ordslag"];
            /**
             * Format: int32
             * @description Days after the latest that happened to what they are about.
             */
            dygn: number;
            /**
             * Format: int32
             * @description Days where that is, or has been, of class `begransad`.
             */
            dygnBegransad: number;
            /**
             * Format: int32
             * @description Things that have words now.
             */
            antal: number;
            /**
             * Format: date-time
             * @description When the first of them is due.
             */
            nasta?: null | string;
        };
        /**
         * @description What people's words are about, beside events and rumours.
         * @enum {unknown}
         */
        Ordslag: "larm" | "jour" | "nivaer";
        /** @description An organisation as it is sent, whole. */
        Organisationsbegaran: {
            /** @description Id. */
            id?: null | string;
            /** @description Name, 2–120 characters. */
            namn?: null | string;
            /** @description What it is. */
            slag?: components["schemas"]["Organisationsslag"];
            /** @description What it can be called on for, at most 300 characters. */
            vadFor?: null | string;
            /** @description By whom it is called, at most 120 characters. */
            kallasAv?: null | string;
            kontorstid?: null | components["schemas"]["Kontaktbegaran"];
            ovrigtid?: null | components["schemas"]["Kontaktbegaran"];
            /** @description Ids of its districts; none for the whole city. */
            stadsdelar?: null | string[];
        };
        /** @description What became of an imported sheet. */
        Organisationsimportvy: {
            /**
             * Format: int32
             * @description Rows that could be read.
             */
            lasta: number;
            /**
             * Format: int32
             * @description Of them, those that were new or said something else.
             */
            andrade: number;
            /** @description What was wrong with the others, by row and field. */
            fel: components["schemas"]["Faltfelvy"][];
        };
        /** @description All who can be called on. */
        Organisationslistvy: {
            /** @description By name. */
            organisationer: components["schemas"]["Organisationsvy"][];
        };
        /**
         * @description What an organisation is.
         * @enum {unknown}
         */
        Organisationsslag: "kommunstyrelse" | "stadsdelsnamnd" | "facknamnd" | "bolag" | "polis" | "raddningstjanst" | "region" | "kollektivtrafik" | "myndighet" | "annan";
        /** @description Where an organisation stands after a change. Without ways to reach it: the answer is kept for 30 days. */
        Organisationsversionvy: {
            /** @description Id. */
            id: string;
            /**
             * Format: int32
             * @description Version now.
             */
            version: number;
        };
        /** @description Who can be called on. */
        Organisationsvy: {
            /** @description Id. */
            id: string;
            /**
             * Format: int32
             * @description What `If-Match` asks for; 0 for one of the city's file that nobody has changed.
             */
            version: number;
            /** @description Name. */
            namn: string;
            /** @description What it is. */
            slag: components["schemas"]["Organisationsslag"];
            /** @description What it can be called on for. */
            vadFor: string;
            /** @description By whom it is called. */
            kallasAv: string;
            /** @description How in office hours. */
            kontorstid: components["schemas"]["Kontaktvagsvy"];
            /** @description How at other times. */
            ovrigtid: components["schemas"]["Kontaktvagsvy"];
            /** @description Ids of its districts; empty for the whole city. */
            stadsdelar: string[];
            /**
             * Format: date-time
             * @description When it was changed last.
             */
            andrad?: null | string;
        };
        /** @description That someone is asked to take over. */
        Overlamningsvy: {
            fran: components["schemas"]["Larmpersonvy"];
            till: string;
            /** Format: date-time */
            tid: string;
        };
        /**
         * @description Why a person is on call.
         * @enum {unknown}
         */
        Passursprung: "schema" | "ersattning" | "forstarkning" | "byte";
        /** @description Counts of a day, week or month. */
        Periodvy: {
            /**
             * Format: date
             * @description First day.
             */
            fran: string;
            /**
             * Format: date
             * @description Last day, included.
             */
            till: string;
            /**
             * Format: int32
             * @description Events; null when nothing is known of the period, or the number is withheld.
             */
            antal?: null | number;
            /**
             * Format: int32
             * @description Set to 3 in place of the number when there are fewer than three, for the open class.
             */
            farreAn?: null | number;
            /** @description Events per category; categories without events, or withheld, are absent. */
            perKategori: {
                [key: string]: number;
            };
            /** @description True when the whole of it has been and is known; a period under way, or in which history begins, is not. */
            hel: boolean;
        };
        /**
         * @description Where an event stands after a person's placement. Without its text: the answer is kept for 30 days, and a text
         *         must be possible to erase everywhere.
         */
        Placeradvy: {
            /** @description Source id. */
            kalla: string;
            /** @description The source's own id. */
            id: string;
            /**
             * Format: int32
             * @description Its version now.
             */
            rev: number;
            /** @description Where. */
            placering: components["schemas"]["Placeringsvy"];
        };
        /** @description A person's placement of an event. */
        Placeringsbegaran: {
            /** @description District id; may be left out when Plats is given. */
            stadsdel?: null | string;
            /** @description Id of a known plats. */
            plats?: null | string;
            /** @description Why, Swedish, 3–300 characters; may be left out. */
            orsak?: null | string;
        };
        /**
         * @description How a district was found; a district found in text is a guess.
         * @enum {unknown}
         */
        Placeringsmetod: "koordinat" | "gazetteer" | "namn" | "manuell" | "okand";
        /** @description A place as it is shown. */
        Placeringsvy: {
            /** @description District id. */
            stadsdel: string;
            /** @description Plats id. */
            plats?: null | string;
            /** @description The plats' name. */
            platsNamn?: null | string;
            /** @description How it was found. */
            metod: components["schemas"]["Placeringsmetod"];
            /**
             * Format: double
             * @description How sure the district is, 0–1.
             */
            sakerhet: number;
            /**
             * Format: double
             * @description Latitude, WGS 84, three decimals.
             */
            lat?: null | number;
            /**
             * Format: double
             * @description Longitude, WGS 84, three decimals.
             */
            lon?: null | number;
            /**
             * Format: int32
             * @description Radius of uncertainty, metres.
             */
            osakerhetMeter?: null | number;
        };
        /** @description A place to add. */
        Platsbegaran: {
            /** @description Name, 2–100 characters. */
            namn?: null | string;
            /** @description Kind. */
            typ?: components["schemas"]["Platstyp"];
            /**
             * Format: double
             * @description Latitude, WGS 84.
             */
            lat?: number;
            /**
             * Format: double
             * @description Longitude, WGS 84.
             */
            lon?: number;
            /**
             * Format: int32
             * @description Radius in metres, 10–2,000.
             */
            osakerhetMeter?: number;
            /** @description Other names, at most 20 of at most 100 characters. */
            alias?: null | string[];
            /** @description The body that owns or runs it. */
            agare?: null | string;
        };
        /**
         * @description What sort of place it is.
         * @enum {unknown}
         */
        Platstyp: "plats" | "stadsdel" | "station" | "torg" | "centrum" | "gata" | "skola" | "idrottsplats" | "park" | "bibliotek" | "byggplats" | "kyrkogard" | "hamn" | "forskola";
        /** @description A known place. */
        Platsvy: {
            /** @description Id. */
            id: string;
            /** @description Name. */
            namn: string;
            /** @description Kind. */
            typ: components["schemas"]["Platstyp"];
            /** @description District id. */
            stadsdel: string;
            /** @description Other names. */
            alias?: string[];
            /**
             * Format: double
             * @description Latitude, WGS 84.
             */
            lat?: number;
            /**
             * Format: double
             * @description Longitude, WGS 84.
             */
            lon?: number;
            /**
             * Format: int32
             * @description Radius in metres that the place fills, or is known to.
             */
            osakerhetMeter?: number;
            /** @description The body that owns or runs it. */
            agare?: null | string;
        };
        /** @description A device to add, as its browser gave it. */
        Prenumerationsbegaran: {
            /** @description Address at its push service. */
            endpoint?: null | string;
            /** @description Its public key, base64url. */
            p256dh?: null | string;
            /** @description Its secret, base64url. */
            auth?: null | string;
            /** @description Name of the device, 2–60 characters. */
            namn?: null | string;
        };
        ProblemDetails: {
            type?: null | string;
            title?: null | string;
            /** Format: int32 */
            status?: null | number;
            detail?: null | string;
            instance?: null | string;
        };
        /** @description Events by hour of the week, local time, summed over whole weeks. Cells go from Monday 00 to Sunday 23. */
        Profilvy: {
            /**
             * Format: date-time
             * @description First moment counted.
             */
            fran: string;
            /**
             * Format: date-time
             * @description The moment it ends before.
             */
            till: string;
            /**
             * Format: int32
             * @description Weeks it rests on, 1–13.
             */
            veckor: number;
            /** @description Events in each of the 168 hours of the week; null where the number is withheld. */
            celler: (null | number)[];
            /** @description How many times each hour has been: one fewer or more where the clock was moved. */
            tillfallen: number[];
            /** @description Events by hour of the day, Monday to Friday. */
            vardag: (null | number)[];
            /** @description How many times each hour of IReadOnlyList&lt;int?&gt; Profilvy.Vardag has been. */
            vardagTillfallen: number[];
            /** @description Events by hour of the day, Saturday and Sunday. */
            helg: (null | number)[];
            /** @description How many times each hour of IReadOnlyList&lt;int?&gt; Profilvy.Helg has been. */
            helgTillfallen: number[];
            /**
             * Format: int32
             * @description Set to 3 when numbers below three are withheld.
             */
            farreAn?: null | number;
        };
        /** @description A test notice to oneself. */
        Provbegaran: {
            /** @description One device alone; null for every address. */
            enhet?: null | string;
        };
        /** @description A trial of rules on stored history. */
        Provkorningsvy: {
            /** @description Id. */
            id: string;
            /** @description True when it has ended. */
            klar: boolean;
            /**
             * Format: double
             * @description How much of the journal has been read, 0–1.
             */
            andel: number;
            /**
             * Format: date-time
             * @description From and including, by when it was known.
             */
            fran: string;
            /**
             * Format: date-time
             * @description Up to.
             */
            till: string;
            /**
             * Format: int32
             * @description Lines about events that were run.
             */
            handelser: number;
            /**
             * Format: int64
             * @description How long it took so far, milliseconds.
             */
            millisekunder: number;
            /** @description Larm that only the tried rules make; at most 1,000, the latest. */
            nya?: null | components["schemas"]["Provlarmvy"][];
            /** @description Larm that only those that hold make. */
            borta?: null | components["schemas"]["Provlarmvy"][];
            /** @description Larm that differ, with how they are now. */
            andrade?: null | components["schemas"]["Provlarmvy"][];
            /**
             * Format: int32
             * @description How many are the same.
             */
            lika?: null | number;
            /** @description Per week. */
            veckor?: null | components["schemas"]["Provveckovy"][];
            /** @description Per hour of the day. */
            timmar?: null | components["schemas"]["Provtimmevy"][];
            /** @description Names of rules that cannot be tried on history: no event makes them fire. */
            utanProv?: null | string[];
            /** @description Why it could not be done, Swedish. */
            fel?: null | string;
        };
        /** @description A larm that tried rules make. */
        Provlarmvy: {
            regel: string;
            regelnamn: string;
            nyckel: string;
            /** Format: date-time */
            utlost: string;
            /** Format: date-time */
            senast: string;
            stadsdel: string;
            /** Format: int32 */
            allvar: number;
            /** Format: int32 */
            antal: number;
            fore?: null | components["schemas"]["Provlarmvy"];
        };
        /** @description The same of an hour of the day. */
        Provtimmevy: {
            /** Format: int32 */
            timme: number;
            /** Format: int32 */
            nya: number;
            /** Format: int32 */
            fore: number;
        };
        /** @description Larm of a week under the tried rules, and under those that hold. */
        Provveckovy: {
            vecka: string;
            /** Format: int32 */
            nya: number;
            /** Format: int32 */
            fore: number;
        };
        /** @description What an open page asks now and then: whether it is the latest, whether its clock is right, and whether it is still signed in. */
        Pulsvy: {
            /** @description The files that the latest page is made of; another than the page's own means that there is a newer one. Absent where there is no page. */
            version?: null | string;
            /**
             * Format: date-time
             * @description Now, by the hub's clock.
             */
            tid: string;
            /** @description True when signed in. */
            inloggad: boolean;
            /** @description Highest class. */
            hogstaKlass: components["schemas"]["Lasarklass"];
            /**
             * Format: date-time
             * @description When the session ends unless it is used; absent when not signed in.
             */
            sessionTill?: null | string;
        };
        /** @description A run with its proof. */
        Rapportvy: {
            /** @description In short. */
            korning: components["schemas"]["Korningsvy"];
            /** @description The times it went by. */
            regler: components["schemas"]["Fristvy"][];
            /** @description What was erased, per source and class. */
            texter: components["schemas"]["Antalvy"][];
            rykten?: null | components["schemas"]["Ryktesantalvy"];
            /** @description What was erased of the words about larm, who is on call and levels; empty in a report by an earlier program. */
            ord: components["schemas"]["Ordantalvy"][];
            /** @description Where the journal says so. */
            strommar: components["schemas"]["Stromvy"][];
            /** @description What was erased beside the journal. */
            lager: components["schemas"]["Lagervy"][];
            /**
             * Format: int64
             * @description Number of the last entry in the ledger of erasures.
             */
            liggare: number;
            /** @description What was found afterwards. */
            kontroll: components["schemas"]["Kontrollvy"];
        };
        /** @description An event that a person has corrected, without its text: the answer is kept for 30 days. */
        Rattadvy: {
            /** @description Source id. */
            kalla: string;
            /** @description The source's own id. */
            id: string;
            /**
             * Format: int32
             * @description Its version now.
             */
            rev: number;
        };
        /** @description A person's word that stands over the source's. */
        Rattatvy: {
            /**
             * @description `kategori`, `allvar`, `status`, `placering`, `sammanforing` or `text`: a
             *             held text that a person has shared.
             */
            falt: string;
            /**
             * Format: date-time
             * @description When it was said.
             */
            tid: string;
            /** @description What the source says beneath: a category's or a district's id, 1–5, a status; absent for a merge and a text. */
            kallans?: null | string;
            /** @description The same in words for people, Swedish. */
            kallansNamn?: null | string;
            /** @description The role it was said in. */
            vem?: null | string;
            /** @description Why. */
            orsak?: null | string;
        };
        /** @description A person's correction of an event. What it says stands when the source revises, until it is taken back. */
        Rattelsebegaran: {
            /** @description Category id of the taxonomy. */
            kategori?: null | string;
            /**
             * Format: int32
             * @description Seriousness 1–5.
             */
            allvar?: null | number;
            /** @description `avslutad` or `aterkallad`. */
            status?: null | string;
            /**
             * @description Words to take back: `kategori`, `allvar`, `status`, `placering`; what the source says now
             *         holds again. Or `text`, alone: a held text that was shared is held again, by those who may read karantän.
             */
            atertag?: null | string[];
            /** @description Why, Swedish, 3–300 characters without personal data; may be left out when words are only taken back. */
            orsak?: null | string;
        };
        /** @description The rules and ladders that hold. */
        Regelverksvy: {
            /**
             * Format: int32
             * @description Version, for `If-Match`.
             */
            version: number;
            /** @description As they are edited. */
            regler: unknown[];
            /** @description As they are edited. */
            trappor: unknown[];
        };
        /** @description Which version holds after a change. */
        Regelversionvy: {
            /**
             * Format: int32
             * @description Version.
             */
            version: number;
        };
        /** @description One revision of an event. */
        Revisionsvy: {
            /** @description The event as this revision has it. */
            handelse: components["schemas"]["Handelsevy"];
            /** @description Kind of line. */
            slag: string;
            /** @description Who wrote it: a source or a pseudonymous person. */
            vem: string;
            /**
             * Format: int64
             * @description Position in the stream of its district.
             */
            position: number;
            /** @description Version of the taxonomy that classified it. */
            tabell?: null | string;
            /** @description True for the revision that is shown. */
            galler: boolean;
            /**
             * Format: date-time
             * @description When it was written here.
             */
            tid: string;
            ingrepp?: null | components["schemas"]["Ingreppsvy"];
        };
        /**
         * @description Which way a count differs from what the same hours of earlier weeks give reason to expect.
         * @enum {unknown}
         */
        Riktning: "ingen" | "over" | "under" | "forKortHistorik";
        /** @description What was erased of the words about rumours. */
        Ryktesantalvy: {
            /**
             * Format: int32
             * @description The rule, months.
             */
            manader: number;
            /**
             * Format: int32
             * @description Rumours.
             */
            rykten: number;
            /**
             * Format: int32
             * @description Texts.
             */
            texter: number;
        };
        /** @description Something that is said. */
        Ryktesbegaran: {
            /** @description What is said, 5–500 characters. */
            rykte?: null | string;
            /** @description Where. */
            hort?: components["schemas"]["Hortvia"];
            /** @description District ids; none for the whole city. */
            stadsdelar?: null | string[];
            /** @description The event it is about, `kalla/id`. */
            handelse?: null | string;
        };
        /** @description For how long the words about rumours are kept. */
        Ryktesfristvy: {
            /**
             * Format: int32
             * @description Months after the latest that happened to the rumour.
             */
            manader: number;
            /**
             * Format: int32
             * @description Rumours that have words now.
             */
            rykten: number;
            /**
             * Format: date-time
             * @description When the first of them is due.
             */
            nasta?: null | string;
        };
        /** @description A rumour and all that has happened to it. */
        Rykteshistorikvy: {
            /** @description As it stands. */
            rykte: components["schemas"]["Ryktesvy"];
            /** @description Oldest first; for those who work for the city. */
            rader?: components["schemas"]["Ryktesradvy"][];
            bevaras?: null | components["schemas"]["Bevarasvy"];
        };
        /** @description Who checks a rumour, and since when. */
        Rykteskontrollvy: {
            /** @description Role. */
            roll: string;
            /** @description Organisation. */
            organisation: string;
            /**
             * Format: date-time
             * @description Since when.
             */
            sedan: string;
        };
        /** @description Rumours as a list. */
        Rykteslistvy: {
            /** @description Those being checked, those that wait, then answers. */
            rykten: components["schemas"]["Ryktesvy"][];
        };
        /** @description Something that happened to a rumour. Answers are kept in every version. */
        Ryktesradvy: {
            /** @description Kind of line. */
            slag: string;
            /**
             * Format: date-time
             * @description When.
             */
            tid: string;
            av?: null | components["schemas"]["Avsandarvy"];
            /** @description How it was said. */
            rykte?: null | string;
            /** @description The answer's words. */
            svar?: null | string;
            /** @description Why it was reopened, or its words erased. */
            orsak?: null | string;
            /** @description What has become of the words. */
            textlage: components["schemas"]["Textlage"];
            utfall?: null | components["schemas"]["Ryktesutfall"];
            /**
             * Format: date-time
             * @description The answer is true as of then.
             */
            per?: null | string;
            /** @description The answer was released to everyone. */
            oppen?: null | boolean;
            /**
             * Format: int32
             * @description The answer's version.
             */
            version?: null | number;
        };
        /** @description It is the same as another rumour. */
        Ryktessammanforing: {
            /** @description The other's id. */
            som?: null | string;
        };
        /**
         * @description Why a decision came out as it did.
         * @enum {unknown}
         */
        Ryktesskal: "noterat" | "noteratIgen" | "kontrolleras" | "overtaget" | "besvarat" | "svarReviderat" | "ateroppnat" | "sammanfort" | "isartaget" | "gallrat" | "redanGallrat" | "bevarasAn" | "redanNoterat" | "kontrollerasRedan" | "sammaSvar" | "redanOppet" | "redanSammanfort" | "saknas" | "annanVersion" | "arBesvarat" | "arSammanfort" | "forManga" | "olampligtMal" | "harSamlade";
        /** @description An answer as it is shown. */
        Ryktessvarvy: {
            /**
             * Format: int32
             * @description 1 for the first, 2 for what replaced it …
             */
            version: number;
            /** @description False while the rumour has been reopened: the answer is being tried again. */
            galler: boolean;
            /** @description What it says. */
            utfall: components["schemas"]["Ryktesutfall"];
            /** @description Its words; absent when erased or not for the reader. */
            text?: null | string;
            /** @description What has become of the words. */
            textlage: components["schemas"]["Textlage"];
            /** @description The sender's role. */
            roll: string;
            /** @description The sender's organisation. */
            organisation: string;
            /**
             * Format: date-time
             * @description When it was given.
             */
            tid: string;
            /**
             * Format: date-time
             * @description True as of then.
             */
            per: string;
            /** @description Released to everyone. */
            oppen?: boolean;
            /** @description The rumour's own words are released with it. */
            medRykte?: boolean;
        };
        /**
         * @description Where a rumour stands.
         * @enum {unknown}
         */
        Ryktestillstand: "noterat" | "kontrolleras" | "besvarat" | "sammanfort";
        /**
         * @description What an answer says of the rumour.
         * @enum {unknown}
         */
        Ryktesutfall: "bekraftat" | "dementerat" | "garInteAttAvgora";
        /**
         * @description Where a rumour stands after a command. Without words: the answer is kept for 30 days, and words must be
         *         possible to erase everywhere.
         */
        Ryktesversionvy: {
            /** @description Id. */
            id: string;
            /**
             * Format: int32
             * @description Version now.
             */
            version: number;
            /** @description State now. */
            tillstand: components["schemas"]["Ryktestillstand"];
            /**
             * Format: int32
             * @description Times noted.
             */
            noteringar: number;
            /** @description What was done, or why nothing had to be. */
            skal: components["schemas"]["Ryktesskal"];
        };
        /** @description A rumour as it is shown. Whatever shows string? Ryktesvy.Rykte shows bool Ryktesvy.Obekraftat or the answer beside it. */
        Ryktesvy: {
            /** @description Id. */
            id: string;
            /**
             * Format: int32
             * @description What `If-Match` asks for.
             */
            version?: number;
            /** @description Where it stands. */
            tillstand: components["schemas"]["Ryktestillstand"];
            /** @description True unless an answer stands that confirms or denies. */
            obekraftat: boolean;
            /** @description What is said; absent when erased or not for the reader. */
            rykte?: null | string;
            /** @description What has become of the words. */
            textlage: components["schemas"]["Textlage"];
            /** @description Districts concerned; empty for the whole city. */
            stadsdelar: string[];
            /** @description Where it was first said. */
            hort?: components["schemas"]["Hortvia"];
            /**
             * Format: int32
             * @description How many times it has been noted.
             */
            noteringar?: number;
            /**
             * Format: date-time
             * @description When it was first noted.
             */
            noterat?: string;
            /**
             * Format: date-time
             * @description When it was last noted.
             */
            senastNoterat?: string;
            /** @description Who noted it first. */
            noteratAv?: components["schemas"]["Avsandarvy"];
            kontroll?: null | components["schemas"]["Rykteskontrollvy"];
            svar?: null | components["schemas"]["Ryktessvarvy"];
            ateroppnat?: null | components["schemas"]["Ateroppningsvy"];
            /** @description The event it is about, `kalla/id`. */
            handelse?: null | string;
            /** @description Id of the rumour it is gathered on. */
            som?: null | string;
            /** @description Ids of rumours gathered on it. */
            samlade?: string[];
        };
        /** @description Which event a report is of. */
        Sammanforingsbegaran: {
            /** @description Key of the event, `polis/633436`. */
            med?: null | string;
            /** @description Why, Swedish, 3–300 characters without personal data; may be left out. */
            orsak?: null | string;
        };
        /** @description That a report is of its own. */
        Sarskiljningsbegaran: {
            /** @description Why, Swedish, 3–300 characters without personal data; may be left out. */
            orsak?: null | string;
        };
        /** @description A reason. */
        Skalvy: {
            /** @description `tid`, `plats` or `kategori`. */
            slag: string;
            /** @description In words, Swedish. */
            text: string;
            /**
             * Format: int32
             * @description What it weighs.
             */
            poang: number;
        };
        /**
         * @description How the shifts of a layer follow each other.
         * @enum {unknown}
         */
        Skiftsort: "dygn" | "vecka" | "tillfalle";
        /** @description A rotation as it is sent. */
        Skiktbegaran: {
            /** @description Name, 1–60 characters. */
            namn?: null | string;
            /** @description Pseudonymous ids, in order. */
            deltagare?: null | string[];
            /** @description What a shift is. */
            sort?: components["schemas"]["Skiftsort"];
            /**
             * Format: int32
             * @description Days or weeks of a shift.
             */
            var?: number;
            /**
             * Format: date
             * @description First day.
             */
            start?: null | string;
            /**
             * Format: date
             * @description Last hand-over; none for ever.
             */
            slut?: null | string;
            /** @description Local clock time of the hand-over, `HH:mm`. */
            byte?: null | string;
            nar?: null | components["schemas"]["Tidsvillkor"];
        };
        /** @description A school near a larm. */
        Skolavy: {
            /** @description Plats id. */
            id: string;
            /** @description Name. */
            namn: string;
            /**
             * Format: int32
             * @description Distance from the nearest of the larm's events, rounded to 50 m.
             */
            meter: number;
            /** @description Who runs it: whom to contact. */
            agare?: null | string;
        };
        /** @description A person takes such a reason back. */
        Slappbegaran: {
            /** @description Why, Swedish, 3–300 characters without personal data. */
            orsak?: null | string;
        };
        /** @description A span of time. */
        Spannbegaran: {
            /**
             * Format: date-time
             * @description From; required.
             */
            fran?: null | string;
            /**
             * Format: date-time
             * @description Up to; required.
             */
            till?: null | string;
        };
        /** @description A district. */
        Stadsdelsvy: {
            /** @description Id. */
            id: string;
            /** @description Name. */
            namn: string;
            /** @description Names of merged districts that texts still use. */
            tidigare: string[];
        };
        /** @description A person's reason to keep an event's texts. */
        Stoppbegaran: {
            /** @description Why, Swedish, 3–300 characters without personal data: it is kept. */
            orsak?: null | string;
            /**
             * Format: date-time
             * @description Until when, at most two years ahead.
             */
            till?: null | string;
        };
        /** @description An event kept for a reason of its own. */
        Stoppvy: {
            /** @description Source id. */
            kalla: string;
            /** @description The source's own id. */
            id: string;
            /** @description Why. */
            orsak: string;
            /**
             * Format: date-time
             * @description Until when.
             */
            till: string;
            /** @description Who decided it. */
            av: string;
            /**
             * Format: date-time
             * @description When.
             */
            satt: string;
            /**
             * Format: int64
             * @description For `If-Match`.
             */
            version: number;
        };
        /** @description The lines that say what was erased in a stream. */
        Stromvy: {
            /** @description Stream. */
            strom: string;
            /**
             * Format: int64
             * @description Position of the first.
             */
            fran: number;
            /**
             * Format: int64
             * @description Position of the last.
             */
            till: number;
            /**
             * Format: int32
             * @description How many.
             */
            rader: number;
            /**
             * Format: int32
             * @description Texts.
             */
            texter: number;
        };
        /** @description The answer. */
        Svarsbegaran: {
            utfall?: null | components["schemas"]["Ryktesutfall"];
            /** @description Its words, 5–1,000 characters. */
            svar?: null | string;
            /**
             * Format: date-time
             * @description True as of then; now when left out.
             */
            per?: null | string;
            /** @description Released to everyone. */
            oppen?: boolean;
            /** @description The rumour's own words are released with it. */
            medRykte?: boolean;
            /** @description The event it is about, `kalla/id`. */
            handelse?: null | string;
            /** @description The sender's organisation, when another than the session's; 2–100 characters. */
            organisation?: null | string;
        };
        /**
         * @description What has become of an item's free text.
         * @enum {unknown}
         */
        Textlage: "ingen" | "delad" | "hallen" | "gallrad";
        /**
         * @description When something applies, by the city's own clock and the Swedish calendar; as rules and rotations hold it in JSON.
         *                 A day is chosen when its weekday is listed <em>or</em> one of its names is; none listed chooses every day. A span of the clock
         *                 that goes over midnight belongs whole to the day on which it begins: 22:00–06:00 on `valborg` ends on the first of May.
         *                 Without a span it is the whole day. An empty condition always applies.
         */
        Tidsvillkor: {
            /** @description Weekdays: `mandag` … `sondag`. */
            veckodagar: string[];
            /**
             * @description Named days: an id of IReadOnlyList&lt;Namnddag&gt; Svenskkalender.Namnddagar, string Tidsvillkor.Arbetsdag, string Tidsvillkor.Ledigdag or
             *                 string Tidsvillkor.Helgdag.
             */
            dagar: string[];
            /** @description Named days on which it does not apply, whatever else chooses them. */
            utom: string[];
            /** @description From and including this local clock time, `HH:mm`; with string? Tidsvillkor.Till or not at all. */
            fran?: null | string;
            /**
             * @description Up to, not including, this local clock time, `HH:mm`. Earlier than string? Tidsvillkor.Fran: on the day after. The
             *                 same: 24 hours by the clock.
             */
            till?: null | string;
        };
        /** @description A count beside what was to be expected. */
        Trend: {
            /**
             * Format: int32
             * @description Events in the full hours of the window before the picture's own hour.
             */
            antal: number;
            /**
             * Format: double
             * @description Mean of the same hours over the earlier weeks; null when no week is known.
             */
            vantat?: null | number;
            /**
             * Format: int32
             * @description Lower end of the span that holds nine weeks of ten.
             */
            lag?: null | number;
            /**
             * Format: int32
             * @description Upper end of that span.
             */
            hog?: null | number;
            /**
             * Format: double
             * @description Two-sided p-value of the exact test; null when it was not made.
             */
            p?: null | number;
            /**
             * Format: double
             * @description p adjusted for all tests shown together (Benjamini–Hochberg).
             */
            q?: null | number;
            /** @description What is claimed: a direction only when q ≤ 0.05. */
            riktning: components["schemas"]["Riktning"];
            /**
             * Format: int32
             * @description Earlier weeks compared with, at most twelve.
             */
            veckor: number;
        };
        /** @description The silences. */
        Tystnadervy: {
            /** @description Those that hold first, then those that have ended. */
            tystnader: components["schemas"]["Tystnadsvy"][];
        };
        /** @description A silence to be set. */
        Tystnadsbegaran: {
            /** @description Rule id; left out for any. */
            regel?: null | string;
            /** @description District id; left out for any. */
            stadsdel?: null | string;
            /**
             * Format: int32
             * @description Highest seriousness that it holds, 1–5; 4 when left out.
             */
            allvarHogst?: null | number;
            /**
             * Format: date-time
             * @description Until when; at most 7 days ahead. Required.
             */
            till?: null | string;
            /** @description Why, 3–300 characters. Required. */
            orsak?: null | string;
        };
        /** @description A silence. */
        Tystnadsvy: {
            /** @description Id. */
            id: string;
            /** @description Rule id; absent for any. */
            regel?: null | string;
            /** @description District id; absent for any. */
            stadsdel?: null | string;
            /**
             * Format: int32
             * @description Highest seriousness that it holds.
             */
            allvarHogst: number;
            /** @description Who set it. */
            av: components["schemas"]["Larmpersonvy"];
            /**
             * Format: date-time
             * @description Since when.
             */
            fran: string;
            /**
             * Format: date-time
             * @description Until when.
             */
            till: string;
            /**
             * Format: date-time
             * @description When it was ended by hand.
             */
            borttagen?: null | string;
            /** @description True while it holds. */
            galler: boolean;
            /** @description Why; absent when it has been erased, and in the answer to a change, which is kept. */
            orsak?: null | string;
            textlage?: null | components["schemas"]["Textlage"];
        };
        /** @description An event that counted. */
        Underlagsvy: {
            kalla: string;
            id: string;
            /** Format: int32 */
            rev: number;
            typ: string;
            /** Format: int32 */
            allvar: number;
            stadsdel: string;
            plats?: null | string;
            /** Format: date-time */
            intraffad: string;
            /** Format: date-time */
            mottagen: string;
            /** Format: double */
            sakerhet: number;
            /** Format: double */
            lat?: null | number;
            /** Format: double */
            lon?: null | number;
        };
        /** @description An event that did not count, and the one condition that it failed. */
        Utelamnadvy: {
            handelse: components["schemas"]["Underlagsvy"];
            orsak: string;
        };
        /**
         * @description What became of one item.
         * @enum {unknown}
         */
        Utfall: "ny" | "uppdaterad" | "dublett" | "karantan";
        /** @description Sign-in with a development user. */
        Utvecklingsinloggning: {
            /** @description Sign-in name. */
            anvandare?: null | string;
        };
        /** @description A system to call. */
        Webhookbegaran: {
            /** @description Name, 2–60 characters. */
            namn?: null | string;
            /** @description Where; null leaves it as it is. */
            url?: null | string;
            form?: null | components["schemas"]["Webhookform"];
            klass?: null | components["schemas"]["Klass"];
            /** @description Whose notices: `alla`, `personer`, `organisationer`, `p-…`, `organisation:…`. */
            mottagare?: null | string[];
        };
        /**
         * @description What a system is sent.
         * @enum {unknown}
         */
        Webhookform: "json" | "sms" | "teams";
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
