# syntax=docker/dockerfile:1

FROM node:24-bookworm-slim AS build
# better-sqlite3 fetches a ready binary; where it cannot, it is compiled.
RUN apt-get update \
    && apt-get install -y --no-install-recommends g++ make python3 \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    QUNGUI_DATA=/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/scripts ./scripts
COPY --from=build /app/rules ./rules
# Owned before it becomes a volume, so that a fresh volume belongs to the user as well.
RUN install -d -m 0700 -o node -g node /data
VOLUME /data
USER node
# Loopback inside the container; give QUNGUI_HTTP=0.0.0.0:8017 to let a collector read /metrics.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["node", "-e", "const port = (process.env.QUNGUI_HTTP || ':8017').split(':').at(-1); fetch(`http://127.0.0.1:${port}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# The parent that starts the bot again when the gateway was lost.
CMD ["node", "dist/src/main.js", "start"]
